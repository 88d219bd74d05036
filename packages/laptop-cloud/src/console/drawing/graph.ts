import type { Machine, State } from './machine.ts';

export type Kind =
  | 'start'
  | 'end'
  | 'task'
  | 'person'
  | 'execution'
  | 'choice'
  | 'wait'
  | 'pass'
  | 'parallel'
  | 'map'
  | 'succeed'
  | 'fail';

/** `inside` are the branches of a Parallel or the processor of a Map. */
export interface Node {
  readonly id: string;
  readonly kind: Kind;
  readonly inside: readonly Graph[];
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'choice' | 'catch';
  // biome-ignore lint/plugin: arrows to the same place become one
  label: string;
}

export interface Graph {
  readonly start: string;
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

const kinds: Record<string, Kind> = {
  Choice: 'choice',
  Wait: 'wait',
  Pass: 'pass',
  Parallel: 'parallel',
  Map: 'map',
  Succeed: 'succeed',
  Fail: 'fail',
};

const kindOf = ({ Type, Resource = '' }: State): Kind => {
  const kind = kinds[Type];
  if (kind) return kind;
  if (Resource.endsWith('.waitForTaskToken')) return 'person';
  return Resource.includes(':states:startExecution') ? 'execution' : 'task';
};

const longest = 36;

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** A condition in a word or two: our Choices compare with a word of the domain, and that word is what one wants to read. */
const wordsOf = (condition: unknown): string => {
  const text = `${condition ?? ''}`.replaceAll(/^\{%\s*|\s*%\}$/g, '');
  const words = [...text.matchAll(/'([^']+)'|"([^"]+)"/g)].map(([, single, double]) => single ?? double);
  return shortened(words.length > 0 ? words.join(' or ') : text.replaceAll('$states.input.', ''));
};

const edgesOf = (from: string, state: State): Edge[] => {
  const edges: Edge[] = [];
  const add = (to: string, kind: Edge['kind'], label: string): void => {
    const same = edges.find((edge) => edge.to === to && edge.kind === kind);
    if (!same) edges.push({ from, to, kind, label });
    else if (label !== '') same.label = shortened(`${same.label} or ${label}`);
  };
  if (state.Next !== undefined) add(state.Next, 'next', '');
  for (const { Next, Condition, Comment } of state.Choices ?? []) add(Next, 'choice', Comment ?? wordsOf(Condition));
  if (state.Default !== undefined) add(state.Default, 'choice', 'otherwise');
  for (const { Next, ErrorEquals } of state.Catch ?? []) {
    add(Next, 'catch', shortened(ErrorEquals.filter((name) => name !== 'States.ALL').join(' or ')));
  }
  return edges;
};

const inner = (machine: Machine): Graph => ({
  start: machine.StartAt,
  nodes: Object.entries(machine.States).map(([id, state]) => ({
    id,
    kind: kindOf(state),
    inside: [...(state.Branches ?? []), ...(state.ItemProcessor ? [state.ItemProcessor] : [])].map(inner),
  })),
  edges: Object.entries(machine.States).flatMap(([id, state]) => edgesOf(id, state)),
});

/** State names cannot begin with a space. */
const startId = ' start';
const endId = ' end';

/** The graph of a machine, with a dot where it starts and one where it ends by `"End": true`. */
export const graphOf = (machine: Machine): Graph => {
  const { start, nodes, edges } = inner(machine);
  const last = Object.entries(machine.States).filter(([, { End }]) => End === true);
  return {
    start: startId,
    nodes: [
      { id: startId, kind: 'start', inside: [] },
      ...nodes,
      ...(last.length > 0 ? [{ id: endId, kind: 'end', inside: [] } as const] : []),
    ],
    edges: [
      { from: startId, to: start, kind: 'next', label: '' },
      ...edges,
      ...last.map(([from]) => ({ from, to: endId, kind: 'next', label: '' }) as const),
    ],
  };
};
