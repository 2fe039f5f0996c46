// How is something done for many items, several at a time, and what becomes of the rest when one of them fails?

/**
 * Does the work for each item, begun in their order, at most `atOnce` at a time. After a failure nothing new is begun; what had begun is waited
 * for, and then the first failure is thrown. Work that looks at a signal is cancelled like that: it throws, and the rest is not begun.
 */
export async function inParallel<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items].values();
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
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failed !== undefined) throw failed.error;
}
