import type { Edge } from './graph.ts';
import { type Detour, labelSize } from './lanes.ts';
import { type Levels, levelsOf } from './levels.ts';
import type { Chain, Item, Ordered } from './order.ts';
import type { Size } from './place.ts';
import { detourRunsOf, type Middle, stepRun } from './runs.ts';
import { widthOf } from './text.ts';

export type Point = readonly [x: number, y: number];

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly width: number;
}

/** `joins` when it ends in another line instead of at a state. */
export interface Line {
  readonly kind: Edge['kind'];
  readonly points: Point[];
  readonly joins: boolean;
  readonly label?: Label;
}

const underTracks = 16;
const besideLine = 7;
const exitBelow = 9;
const entryAbove = -9;

const labelAt = (text: string, x: number, y: number, anchor: Label['anchor'] = 'start'): { readonly label?: Label } =>
  text === '' ? {} : { label: { text, x, y, anchor, width: widthOf(text, labelSize) } };

/** Of those that share a lane only the farthest is drawn to the end; the others join it, lest their dashes fill each other's gaps. */
const joining = (detour: Detour, all: Detour[]): boolean => {
  const length = ({ from, to }: Detour) => Math.abs(to.layer - from.layer + 0.1);
  const sameWay = all.filter(({ group, edge }) => group === detour.group && edge.back === detour.edge.back);
  const farthest = sameWay.reduce((best, each) => (length(each) > length(best) ? each : best), detour);
  return (
    farthest !== detour && !(length(farthest) === length(detour) && sameWay.indexOf(detour) < sameWay.indexOf(farthest))
  );
};

/** The lines of a drawing whose columns are known, and at which height each state then stands. */
export const routed = (ordered: Ordered, around: Detour[], middleOf: Middle, sizeOf: (item: Item) => Size) => {
  const chainRuns = new Map(
    ordered.chains.map((chain) => [chain, chain.steps.map((step) => stepRun(chain, step, middleOf))]),
  );
  const detourRuns = new Map(around.map((detour) => [detour, detourRunsOf(detour, middleOf, sizeOf)]));
  const runs = [...chainRuns.values(), ...[...detourRuns.values()].map(({ out, into }) => [out, into])]
    .flat()
    .filter((run) => run !== undefined);
  const labelled = [
    ...ordered.chains.flatMap(({ edge, steps: [first] }) => (edge.label !== '' && first ? [first.from.layer] : [])),
    ...around.flatMap(({ edge, exit, from }) => (edge.label !== '' && exit === 'gap' ? [from.layer] : [])),
  ];
  const levels: Levels = levelsOf(ordered.layers, sizeOf, runs, new Set(labelled));
  const { topOf, bottomOf, centreOf, runY, tracksEnd } = levels;

  const chainLine = (chain: Chain): Line => {
    const { edge, steps } = chain;
    const points: Point[] = [];
    for (const [n, { from, to }] of steps.entries()) {
      const run = chainRuns.get(chain)?.[n];
      if (n === 0) points.push([middleOf(from), bottomOf(from)]);
      if (run) points.push([middleOf(from), runY(run)], [middleOf(to), runY(run)]);
      if (n === steps.length - 1) points.push([middleOf(to), topOf(to)]);
    }
    const [first] = steps;
    const at = first
      ? labelAt(edge.label, middleOf(first.to) + besideLine, tracksEnd(first.from.layer) + underTracks)
      : {};
    return { kind: edge.kind, points, joins: false, ...at };
  };

  const detourLine = (detour: Detour): Line => {
    const { edge, from, to, side, lane, exit } = detour;
    const { out, into, exitX, entryX } = detourRuns.get(detour) ?? detourRunsOf(detour, middleOf, sizeOf);
    const exitY = out ? runY(out) : centreOf(from) + (edge.kind === 'catch' ? exitBelow : 0);
    const entryY = into ? runY(into) : centreOf(to) + entryAbove;
    const joins = joining(detour, around);
    const points: Point[] = [
      ...(out ? [[exitX, bottomOf(from)] as const] : []),
      [exitX, exitY],
      [lane, exitY],
      ...(joins
        ? [[lane, exitY + Math.sign(entryY - exitY) * 10] as const]
        : [[lane, entryY] as const, [entryX, entryY] as const]),
      ...(into && !joins ? [[entryX, topOf(to)] as const] : []),
    ];
    const anchor = side === 1 ? 'start' : 'end';
    const under = exit === 'gap' && !edge.back && edge.kind !== 'catch';
    const at = under
      ? labelAt(edge.label, lane + besideLine, tracksEnd(from.layer) + underTracks)
      : labelAt(edge.label, exitX + side * besideLine, exitY - 5, anchor);
    return { kind: edge.kind, points, joins, ...at };
  };

  return { lines: [...ordered.chains.map(chainLine), ...around.map(detourLine)], topOf, height: levels.height };
};
