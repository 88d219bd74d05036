/** One of the items, the same one for the same number. @throws Error where there are none */
export const pick = <Item>(items: readonly Item[], at: number): Item => {
  const item = items[Math.abs(Math.trunc(at)) % items.length];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
};

/** A whole number from `least` to `most`, spread by two numbers: the same for the same two. */
export const between = (least: number, most: number, one: number, other: number): number => {
  // Multipliers of the sort that scatter small neighbouring numbers (Knuth's multiplicative hashing).
  const mixed = Math.imul(one + 1, 2654435761) ^ Math.imul(other + 7, 1597334677);
  return least + ((mixed >>> 8) % (most - least + 1));
};

/** The items in an order that mixes them; each once. The step must have no divisor in common with their number. */
export const mixed = <Item>(items: readonly Item[], step: number): readonly Item[] =>
  items.map((_, at) => pick(items, at * step));

/** So many of each, one kind after the other. */
export const counted = <Kind extends string>(counts: Readonly<Record<Kind, number>>, kinds: readonly Kind[]): Kind[] =>
  kinds.flatMap((kind) => Array<Kind>(counts[kind]).fill(kind));
