import type { Directed } from './layers.ts';
import type { Item, Ordered } from './order.ts';
import type { Size } from './place.ts';
import { widthOf } from './text.ts';

export const labelSize = 12;

/** 1 for the right side, -1 for the left. */
type Side = 1 | -1;

/**
 * An edge that goes round by a lane. It leaves and enters its states by the side, or by the gap below or above when a
 * neighbour is in the way or it merely skips some layers. Those with the same `group` share the lane and lead to the same state.
 */
export interface Detour {
  readonly edge: Directed;
  readonly from: Item;
  readonly to: Item;
  readonly side: Side;
  readonly exit: 'side' | 'gap';
  readonly entry: 'side' | 'gap';
  readonly group: string;
  readonly lane: number;
}

type Unlaned = Omit<Detour, 'lane'>;

const beside = 18;
const between = 14;
const besideLabel = 26;
const afterLabel = 12;

/** Whether an edge only skips layers downwards, rather than being caught or leading up. */
export const skips = ({ kind, back }: Directed): boolean => kind !== 'catch' && !back;

/** Where a detour's lane begins and ends, counting gaps: layer n lies between the gaps n - 1 and n. */
const extent = ({ from, to, exit, entry }: Unlaned): { readonly top: number; readonly bottom: number } => {
  const ends = [exit === 'gap' ? from.layer : from.layer - 0.5, entry === 'gap' ? to.layer - 1 : to.layer - 0.5];
  return { top: Math.min(...ends), bottom: Math.max(...ends) };
};

/**
 * Gives each edge that goes round a lane, as near as the layers it passes allow; short ways lie inside, long ones outside.
 */
export const detours = (
  { layers, around }: Ordered,
  middleOf: (item: Item) => number,
  sizeOf: (item: Item) => Size,
): Detour[] => {
  const items = new Map(layers.flat().flatMap((item) => (item.node ? [[item.id, item] as const] : [])));
  const reachOf = (item: Item, side: Side): number => middleOf(item) * side + sizeOf(item).width / 2;
  const blocked = (item: Item, side: Side): boolean =>
    (layers[item.layer] ?? []).some((other) => other.node && (middleOf(other) - middleOf(item)) * side > 0);

  const known = around.flatMap((edge): Unlaned[] => {
    const from = items.get(edge.from);
    const to = items.get(edge.to);
    if (!from || !to) return [];
    const side = edge.back && edge.kind !== 'catch' && from.rank === 'spine' ? -1 : 1;
    const byGap = (item: Item) => (skips(edge) || blocked(item, side) ? 'gap' : 'side');
    const shared = edge.kind === 'catch' || skips(edge);
    const group = shared ? `${edge.kind === 'catch'} ${edge.to}` : `${edge.from} ${edge.to} ${edge.back}`;
    return [{ edge, from, to, side, exit: byGap(from), entry: byGap(to), group }];
  });

  const groups = [...Map.groupBy(known, ({ group }) => group).values()].map((members) => {
    const extents = members.map(extent);
    const top = Math.min(...extents.map((each) => each.top));
    const bottom = Math.max(...extents.map((each) => each.bottom));
    return { members, side: members[0]?.side ?? 1, top, bottom };
  });
  groups.sort((a, b) => a.bottom - a.top - (b.bottom - b.top));

  const taken: { readonly side: Side; readonly top: number; readonly bottom: number; readonly reach: number }[] = [];
  return groups.flatMap(({ members, side, top, bottom }) => {
    const passed = layers
      .flat()
      .filter(({ layer }) => layer - 0.5 >= top && layer - 0.5 <= bottom)
      .map((item) => reachOf(item, side) + beside);
    const labels = members.filter(({ edge }) => edge.label !== '');
    const stubs = labels
      .filter(({ edge }) => !skips(edge))
      .map(({ edge, from }) => reachOf(from, side) + widthOf(edge.label, labelSize) + besideLabel);
    const inner = taken
      .filter((lane) => lane.side === side && lane.top <= bottom && lane.bottom >= top)
      .map(({ reach }) => reach + between);
    const lane = Math.max(...passed, ...stubs, ...inner, ...members.map(({ from }) => middleOf(from) * side + beside));
    // What a skipping edge means is written beside its lane, where the next lane must not run through it.
    const beyond = labels
      .filter(({ edge }) => skips(edge))
      .map(({ edge }) => widthOf(edge.label, labelSize) + afterLabel);
    taken.push({ side, top, bottom, reach: lane + Math.max(0, ...beyond) - (beyond.length > 0 ? between : 0) });
    return members.map((member) => ({ ...member, lane: lane * side }));
  });
};
