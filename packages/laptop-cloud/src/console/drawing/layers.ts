import type { Edge, Graph } from './graph.ts';

/** An edge that leads downwards, or one that closes a loop and leads up again. */
export type Directed = Edge & { readonly back: boolean };

/** Marks the edges that close a loop, following each state's edges in their order and what is caught last. */
const directed = ({ start, nodes, edges }: Graph): Directed[] => {
  const state = new Map<string, 'open' | 'done'>();
  const found: Directed[] = [];
  const visit = (id: string): void => {
    state.set(id, 'open');
    const leaving = edges.filter(({ from }) => from === id);
    for (const edge of [
      ...leaving.filter(({ kind }) => kind !== 'catch'),
      ...leaving.filter(({ kind }) => kind === 'catch'),
    ]) {
      found.push({ ...edge, back: state.get(edge.to) === 'open' });
      if (!state.has(edge.to)) visit(edge.to);
    }
    state.set(id, 'done');
  };
  visit(start);
  for (const { id } of nodes) if (!state.has(id)) visit(id);
  return found;
};

/** How far down each state stands: one below the lowest of those that lead to it. */
const depths = (ids: string[], edges: Directed[]): Map<string, number> => {
  const depth = new Map<string, number>();
  const of = (id: string): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    const above = edges.filter((edge) => edge.to === id && !edge.back).map((edge) => of(edge.from) + 1);
    const found = Math.max(0, ...above);
    depth.set(id, found);
    return found;
  };
  for (const id of ids) of(id);
  return depth;
};

/** The longest way down from the start without anything being caught: what is drawn as one straight column. */
const spineOf = (start: string, edges: Directed[]): string[] => {
  const longest = new Map<string, string[]>();
  const from = (id: string): string[] => {
    const known = longest.get(id);
    if (known) return known;
    const ways = edges
      .filter((edge) => edge.from === id && !edge.back && edge.kind !== 'catch')
      .map(({ to }) => from(to));
    const way = [id, ...ways.reduce((best, each) => (each.length > best.length ? each : best), [])];
    longest.set(id, way);
    return way;
  };
  return from(start);
};

const reachable = (start: string, edges: Directed[]): Set<string> => {
  const reached = new Set<string>([start]);
  for (const id of reached)
    for (const edge of edges) if (edge.from === id && edge.kind !== 'catch') reached.add(edge.to);
  return reached;
};

export interface Layered {
  readonly edges: Directed[];
  readonly depth: Map<string, number>;
  /** The states of the main column, from top to bottom. */
  readonly spine: string[];
  /** States that are only come to when something is caught: they stand aside. */
  readonly aside: Set<string>;
}

export const layered = (graph: Graph): Layered => {
  const edges = directed(graph);
  const ids = graph.nodes.map(({ id }) => id);
  const reached = reachable(graph.start, edges);
  return {
    edges,
    depth: depths(ids, edges),
    spine: spineOf(graph.start, edges),
    aside: new Set(ids.filter((id) => !reached.has(id))),
  };
};
