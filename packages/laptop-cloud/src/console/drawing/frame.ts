import { type Graph, graphOf, type Kind, type Node } from './graph.ts';
import { detours } from './lanes.ts';
import { layered } from './layers.ts';
import type { Machine } from './machine.ts';
import { type Item, ordered } from './order.ts';
import { columns, type Size } from './place.ts';
import { type Line, routed } from './routes.ts';
import { linesOf } from './text.ts';

/** A state with its place; what is inside it has places within its own frame. */
export type Box = Size & {
  readonly id: string;
  readonly kind: Kind;
  readonly x: number;
  readonly y: number;
  readonly text: string[];
  readonly inside: Inside[];
};

interface Inside {
  readonly x: number;
  readonly y: number;
  readonly frame: Frame;
}

/** A drawing of one level of a machine, from 0, 0 to its width and height. */
export type Frame = Size & { readonly boxes: Box[]; readonly lines: Line[] };

export const fontSize = 14;
export const lineHeight = 18;
export const captionHeight = 15;
export const padding = 11;

const textWidth = 172;
const dot = 16;
const edgeWidth = 8;
const insidePadding = 18;
const betweenBranches = 28;

/** What a kind of state does, in the words of those who read the drawing. */
export const captions: Partial<Record<Kind, string>> = {
  person: 'waits for a person',
  execution: 'runs another process',
  wait: 'waits for a time',
  parallel: 'side by side',
  map: 'for each',
  fail: 'fails',
};

const isDot = (kind: Kind): boolean => kind === 'start' || kind === 'end';

type Sized = Size & { readonly text: string[]; readonly frames: Frame[]; readonly header: number };

const sizeOfNode = (node: Node): Sized => {
  if (isDot(node.kind)) return { width: dot, height: dot, text: [], frames: [], header: 0 };
  const frames = node.inside.map(framed);
  const within = frames.reduce((sum, { width }) => sum + width, 0) + betweenBranches * Math.max(0, frames.length - 1);
  const width = Math.max(textWidth + 2 * padding, within + 2 * insidePadding);
  // A Choice is pointed at both ends.
  const room = width - 2 * padding - (node.kind === 'choice' ? 2 * padding : 0);
  const text = linesOf(node.id, fontSize, room);
  const header = text.length * lineHeight + (captions[node.kind] ? captionHeight : 0) + 2 * padding;
  const below = frames.length > 0 ? Math.max(...frames.map(({ height }) => height)) + insidePadding : 0;
  return { width, height: header + below, text, frames, header };
};

const insideOf = ({ frames, header, width }: Sized): Inside[] => {
  const all = frames.reduce((sum, each) => sum + each.width, 0) + betweenBranches * Math.max(0, frames.length - 1);
  let x = (width - all) / 2;
  return frames.map((frame) => {
    const placed = { x, y: header, frame };
    x += frame.width + betweenBranches;
    return placed;
  });
};

const framed = (graph: Graph): Frame => {
  const order = ordered(graph.nodes, layered(graph));
  const sizes = new Map(graph.nodes.map((node) => [node.id, sizeOfNode(node)]));
  const sizeOf = (item: Item): Size => sizes.get(item.id) ?? { width: edgeWidth, height: 0 };
  const middle = columns(order, sizeOf);
  const middleOf = (item: Item): number => middle.get(item) ?? 0;
  const { lines, topOf, height } = routed(order, detours(order, middleOf, sizeOf), middleOf, sizeOf);

  const boxes = order.layers.flat().flatMap((item): Box[] => {
    const sized = sizes.get(item.id);
    if (!item.node || !sized) return [];
    const { width, height: tall, text } = sized;
    const inside = insideOf(sized);
    return [
      {
        id: item.id,
        kind: item.node.kind,
        width,
        height: tall,
        text,
        inside,
        x: middleOf(item) - width / 2,
        y: topOf(item),
      },
    ];
  });

  const xs = [
    ...boxes.flatMap(({ x, width }) => [x, x + width]),
    ...lines.flatMap(({ points }) => points.map(([x]) => x)),
    ...lines.flatMap(({ label }) => {
      if (!label) return [];
      return label.anchor === 'start' ? [label.x + label.width] : [label.x - label.width];
    }),
  ];
  const left = Math.min(...xs);
  return {
    width: Math.max(...xs) - left,
    height,
    boxes: boxes.map((box) => ({ ...box, x: box.x - left })),
    lines: lines.map(({ points, label, ...line }) => ({
      ...line,
      points: points.map(([x, y]) => [x - left, y] as const),
      ...(label && { label: { ...label, x: label.x - left } }),
    })),
  };
};

/** Everything of a machine in its place. */
export const frameOf = (machine: Machine): Frame => framed(graphOf(machine));
