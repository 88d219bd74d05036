import type { Item, Ordered, Step } from './order.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const besideState = 40;
const besideEdge = 26;
const passes = 24;

/** A weight that no sum of others can move. */
const immovable = 1e6;

/**
 * Places as near to the wishes as the room between neighbours allows, least squares: wishes shifted by the room used so
 * far must not decrease, and those that do are pooled (isotonic regression).
 */
const settled = (wishes: { readonly wish: number; readonly weight: number; readonly room: number }[]): number[] => {
  const pools: { readonly sum: number; readonly weight: number; readonly count: number }[] = [];
  let used = 0;
  const offsets: number[] = [];
  for (const { wish, weight, room } of wishes) {
    used += room;
    offsets.push(used);
    let pool = { sum: (wish - used) * weight, weight, count: 1 };
    for (let above = pools.at(-1); above && above.sum / above.weight >= pool.sum / pool.weight; above = pools.at(-1)) {
      pool = { sum: above.sum + pool.sum, weight: above.weight + pool.weight, count: above.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  const shifts = pools.flatMap(({ sum, weight, count }) => Array.from({ length: count }, () => sum / weight));
  return offsets.map((offset, n) => offset + (shifts[n] ?? 0));
};

/** The middle of each item, from left to right: the main column stays at 0, the others near what they are joined to. */
export const columns = ({ layers, chains }: Ordered, sizeOf: (item: Item) => Size): Map<Item, number> => {
  const steps: Step[] = chains.flatMap((chain) => chain.steps);
  const x = new Map<Item, number>();
  const at = (item: Item): number => x.get(item) ?? 0;

  const place = (layer: Item[], wishOf: (item: Item) => number): void => {
    const wishes = layer.map((item, n) => {
      const before = layer[n - 1];
      const gap = before?.node && item.node ? besideState : besideEdge;
      const room = before ? sizeOf(before).width / 2 + gap + sizeOf(item).width / 2 : 0;
      return item.rank === 'spine'
        ? { wish: 0, weight: immovable, room }
        : { wish: wishOf(item), weight: item.node ? 1 : 4, room };
    });
    for (const [n, value] of settled(wishes).entries()) {
      const item = layer[n];
      if (item) x.set(item, Math.round(value));
    }
  };

  for (const layer of layers) place(layer, () => 0);
  for (let n = 0; n < passes; n += 1) {
    const down = n % 2 === 0;
    for (const layer of down ? layers : [...layers].reverse()) {
      place(layer, (item) => {
        const others = steps.flatMap(({ from, to }) => (to === item ? [from] : from === item ? [to] : []));
        return others.length > 0 ? others.reduce((sum, other) => sum + at(other), 0) / others.length : at(item);
      });
    }
  }
  return x;
};
