import type { Node } from './graph.ts';
import type { Directed, Layered } from './layers.ts';

/** What has a place in a layer: a state, or the main column passing by (then `node` is undefined). */
export interface Item {
  readonly id: string;
  readonly layer: number;
  readonly node?: Node;
  readonly rank: 'spine' | 'rest' | 'aside';
}

/** One step of an edge from a layer to the next. */
export interface Step {
  readonly from: Item;
  readonly to: Item;
}

/** An edge that goes straight down, as its steps. */
export interface Chain {
  readonly edge: Directed;
  readonly steps: Step[];
}

/** `around` are the edges that go by a lane at the side. */
export interface Ordered {
  readonly layers: Item[][];
  readonly chains: Chain[];
  readonly around: Directed[];
}

/** From here on, those who catch for one state share a lane at the side instead of crossing the drawing each. */
const crowd = 3;

const follows = ({ from, to, kind }: Directed, { spine }: Layered): boolean =>
  kind !== 'catch' && spine.includes(from) && spine.indexOf(to) === spine.indexOf(from) + 1;

const goesStraight = (edge: Directed, layout: Layered): boolean => {
  if (edge.back) return false;
  if (follows(edge, layout)) return true;
  const { depth, edges } = layout;
  if ((depth.get(edge.to) ?? 0) - (depth.get(edge.from) ?? 0) > 1) return false;
  return edge.kind !== 'catch' || edges.filter(({ to, kind }) => to === edge.to && kind === 'catch').length < crowd;
};

const rankOf = (id: string, { spine, aside }: Layered): Item['rank'] =>
  spine.includes(id) ? 'spine' : aside.has(id) ? 'aside' : 'rest';

const ranks = { spine: 0, rest: 1, aside: 2 };

const placesOf = (layers: Item[][]): Map<Item, number> =>
  new Map(layers.flatMap((layer) => layer.map((item, n): [Item, number] => [item, n])));

const crossings = (steps: Step[], place: Map<Item, number>): number => {
  const at = (item: Item): number => place.get(item) ?? 0;
  const crossed = (a: Step, b: Step): boolean =>
    a.from.layer === b.from.layer && at(a.from) < at(b.from) && at(a.to) > at(b.to);
  return steps.reduce((count, a) => count + steps.filter((b) => crossed(a, b)).length, 0);
};

/** Sorts each layer by the mean place of its neighbours above (or below), the main column first, what stands aside last. */
const swept = (layers: Item[][], steps: Step[], down: boolean): Item[][] => {
  const place = placesOf(layers);
  const sorted = [...layers];
  const numbers = layers.map((_, n) => n);
  for (const n of down ? numbers : numbers.reverse()) {
    const wish = (item: Item): number => {
      const others = steps.flatMap(({ from, to }) => (down ? (to === item ? [from] : []) : from === item ? [to] : []));
      const known = others.map((other) => place.get(other) ?? 0);
      return known.length > 0 ? known.reduce((sum, each) => sum + each, 0) / known.length : (place.get(item) ?? 0);
    };
    const layer = (sorted[n] ?? []).map((item) => ({ item, wish: wish(item) }));
    layer.sort((a, b) => ranks[a.item.rank] - ranks[b.item.rank] || a.wish - b.wish);
    sorted[n] = layer.map(({ item }) => item);
    for (const [at, { item }] of layer.entries()) place.set(item, at);
  }
  return sorted;
};

const sweeps = 8;

/** Puts the states of each layer in an order in which few edges cross. */
export const ordered = (nodes: readonly Node[], layout: Layered): Ordered => {
  const layers: Item[][] = [];
  const put = (item: Item): Item => {
    layers[item.layer] = [...(layers[item.layer] ?? []), item];
    return item;
  };
  const items = new Map<string, Item>();
  for (const node of nodes) {
    const layer = layout.depth.get(node.id) ?? 0;
    items.set(node.id, put({ id: node.id, layer, node, rank: rankOf(node.id, layout) }));
  }

  const chains = layout.edges
    .filter((edge) => goesStraight(edge, layout))
    .flatMap((edge): Chain[] => {
      const from = items.get(edge.from);
      const to = items.get(edge.to);
      if (!from || !to) return [];
      const path = [from];
      for (let layer = from.layer + 1; layer < to.layer; layer += 1) {
        path.push(put({ id: `${edge.from}>${edge.to}@${layer}`, layer, rank: 'spine' }));
      }
      path.push(to);
      return [{ edge, steps: path.slice(1).map((item, n) => ({ from: path[n] ?? from, to: item })) }];
    });

  const steps = chains.flatMap((chain) => chain.steps);
  let best = swept(layers, steps, true);
  let tried = best;
  for (let n = 1; n < sweeps; n += 1) {
    tried = swept(tried, steps, n % 2 === 0);
    if (crossings(steps, placesOf(tried)) < crossings(steps, placesOf(best))) best = tried;
  }
  return { layers: best, chains, around: layout.edges.filter((edge) => !goesStraight(edge, layout)) };
};
