import { type Gap, gapOf, type Run, trackDepth } from './gaps.ts';
import type { Item } from './order.ts';
import type { Size } from './place.ts';

export interface Levels {
  readonly height: number;
  topOf(item: Item): number;
  bottomOf(item: Item): number;
  centreOf(item: Item): number;
  runY(run: Run): number;
  /** The height of the lowest track in the gap below a layer. */
  tracksEnd(layer: number): number;
}

/** How far down everything lies: each layer as high as its highest state, each gap as high as its runs and labels need. */
export const levelsOf = (
  layers: Item[][],
  sizeOf: (item: Item) => Size,
  runs: Run[],
  labelled: ReadonlySet<number>,
): Levels => {
  const gaps = new Map<number, Gap>();
  for (let n = -1; n < layers.length; n += 1) {
    const own = runs.filter(({ gap }) => gap === n);
    // Above the first and below the last layer there is a gap only when something runs in it.
    const outer = n === -1 || n === layers.length - 1;
    if (!outer || own.length > 0) gaps.set(n, gapOf(own, labelled.has(n)));
  }
  const gapHeight = (n: number): number => gaps.get(n)?.height ?? 0;

  const heights = layers.map((layer) => Math.max(0, ...layer.map((item) => sizeOf(item).height)));
  const tops: number[] = [];
  let y = gapHeight(-1);
  for (const [n, height] of heights.entries()) {
    tops.push(y);
    y += height + gapHeight(n);
  }

  const topOf = (item: Item): number =>
    (tops[item.layer] ?? 0) + ((heights[item.layer] ?? 0) - sizeOf(item).height) / 2;
  const bottomOf = (item: Item): number => topOf(item) + sizeOf(item).height;
  const gapTop = (n: number): number => (n < 0 ? 0 : (tops[n] ?? 0) + (heights[n] ?? 0));
  return {
    height: y,
    topOf,
    bottomOf,
    centreOf: (item) => (topOf(item) + bottomOf(item)) / 2,
    runY: (run) => gapTop(run.gap) + trackDepth(gaps.get(run.gap)?.trackOf.get(run) ?? 0),
    tracksEnd: (layer) => gapTop(layer) + trackDepth((gaps.get(layer)?.tracks ?? 0) - 1),
  };
};
