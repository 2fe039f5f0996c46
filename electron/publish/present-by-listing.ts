// Which of many paths hold something, at a place that can be asked what a folder holds? Few questions: only folders that are there are listed.

/** Names in a folder at the place; undefined where there is no such folder. */
export type ListFolder = (folder: string) => Promise<Iterable<string> | undefined>;

/** Lists from the top down, folders beside each other at once; `''` is the top. */
export async function presentByListing(
  paths: readonly string[],
  list: ListFolder,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const look = async (folder: string, below: readonly string[]): Promise<void> => {
    const names = new Set(await list(folder));
    const deeper = new Map<string, string[]>();
    for (const path of below) {
      const rest = folder === '' ? path : path.slice(folder.length + 1);
      const [name = ''] = rest.split('/', 1);
      if (!names.has(name)) continue;
      if (name === rest) found.add(path);
      else {
        const inside = folder === '' ? name : `${folder}/${name}`;
        const group = deeper.get(inside);
        if (group === undefined) deeper.set(inside, [path]);
        else group.push(path);
      }
    }
    await Promise.all([...deeper].map(([inside, group]) => look(inside, group)));
  };
  if (paths.length > 0) await look('', paths);
  return found;
}
