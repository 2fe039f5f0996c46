// How many questions does a site get at once, and what happens to the rest when one of them fails?

/** Each article, and each question, is one piece of work; several of them at once. A small server has no more hands. */
const AT_ONCE = 3;

/** Does the work for each item, in their order, a few at a time. After a failure nothing new is begun, and the first one is thrown. */
export async function inParallel<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  let failed: { readonly error: unknown } | undefined;
  const worker = async (): Promise<void> => {
    for (const item of left) {
      if (failed !== undefined) return;
      try {
        await work(item);
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  if (failed !== undefined) throw failed.error;
}
