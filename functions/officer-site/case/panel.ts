import type { ListCounts } from '../../../domain/application/list-counts.ts';
import { ownList } from '../../../domain/application/lists.ts';
import { isOnPanel, type PanelMember } from '../../../domain/evaluation/panel.ts';
import type { Deps } from '../deps.ts';

/** A member of the panel, with what they have of the window's applications. */
export interface Seat extends PanelMember {
  readonly declaredAt: string;
  readonly nature: string | undefined;
  /** Assigned, and neither accepted nor declined. */
  readonly offered: number;
  readonly scoring: number;
  readonly scored: number;
  /** All of these together. */
  readonly has: number;
}

/** The panel of a window: every evaluator who has declared, by name. */
export const panelOf = async (
  { evaluations, lists }: Pick<Deps, 'evaluations' | 'lists'>,
  windowId: string,
): Promise<readonly Seat[]> => {
  const members = (await evaluations.declarations(windowId)).filter(isOnPanel);
  const seats = members.map(async ({ at, nature, ...member }) => ({
    ...member,
    ...placesIn(await lists.ownCounts(windowId, member.officer), member.officer),
    declaredAt: at,
    nature,
  }));
  return (await Promise.all(seats)).toSorted(byName);
};

const placesIn = (counts: ListCounts, officer: PanelMember['officer']) => {
  const count = (list: Parameters<typeof ownList>[0]) => counts[ownList(list, officer)] ?? 0;
  const places = { offered: count('offered'), scoring: count('scoring'), scored: count('scored') };
  return { ...places, has: places.offered + places.scoring + places.scored };
};

const byName = ({ officer: one }: Seat, { officer: other }: Seat): number =>
  one.name.localeCompare(other.name, 'en-GB') || (one.id < other.id ? -1 : 1);
