import type { Run } from './gaps.ts';
import { type Detour, skips } from './lanes.ts';
import type { Chain, Item, Step } from './order.ts';
import type { Size } from './place.ts';

/** The middle of an item, from left to right. */
export type Middle = (item: Item) => number;

const straight = 3;

/** How far from the middle of a state an edge leaves or enters by a gap, as a part of its width. */
const catchPort = 0.36;
const loopPort = 0.24;

const run = (
  gap: number,
  edge: { readonly kind: string; readonly from: string; readonly to: string },
  above: number | undefined,
  below: number | undefined,
  lane = above,
): Run => {
  const xs = [above, below, lane].filter((x) => x !== undefined);
  return {
    gap,
    kind: edge.kind === 'catch' ? 'catch' : 'next',
    from: edge.from,
    to: edge.to,
    left: Math.min(...xs),
    right: Math.max(...xs),
    ...(above !== undefined && { above }),
    ...(below !== undefined && { below }),
  };
};

/** The run of a step to the layer below, if it is not straight down. */
export const stepRun = ({ edge }: Chain, { from, to }: Step, middleOf: Middle): Run | undefined => {
  const above = middleOf(from);
  const below = middleOf(to);
  return Math.abs(above - below) <= straight ? undefined : run(from.layer, edge, above, below);
};

/** The runs of a detour between its states and its lane, and where it leaves and enters, from left to right. */
export const detourRunsOf = (
  { edge, from, to, side, lane, exit, entry }: Detour,
  middleOf: Middle,
  sizeOf: (item: Item) => Size,
): { readonly out?: Run; readonly into?: Run; readonly exitX: number; readonly entryX: number } => {
  const skipping = skips(edge);
  const part = edge.kind === 'catch' ? catchPort : loopPort;
  const portOf = (item: Item, by: 'side' | 'gap'): number => {
    if (by === 'side') return middleOf(item) + (side * sizeOf(item).width) / 2;
    return middleOf(item) + (skipping ? 0 : side * sizeOf(item).width * part);
  };
  const exitX = portOf(from, exit);
  const entryX = portOf(to, entry);
  // The lane itself leads down from where a forward edge leaves, and down to where it enters.
  const down = edge.back ? undefined : lane;
  return {
    exitX,
    entryX,
    ...(exit === 'gap' && { out: run(from.layer, edge, exitX, down, lane) }),
    ...(entry === 'gap' && { into: run(to.layer - 1, edge, down, entryX, lane) }),
  };
};
