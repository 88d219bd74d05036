/** Does something for each item, so many at a time, and answers the results in the items' order. */
export const atOnce = async <Item, Result>(
  items: readonly Item[],
  together: number,
  deed: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> => {
  const results: Result[] = new Array(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await deed(item);
  };
  await Promise.all(Array.from({ length: Math.min(together, items.length) }, worker));
  return results;
};
