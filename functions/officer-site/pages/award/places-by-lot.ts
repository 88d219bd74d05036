import { beginningOf } from '../../../../adapters/dynamodb/pages-by-place.ts';
import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import { lotList, placeTally } from '../../../../domain/application/award-lists.ts';
import { countIn } from '../../../../domain/application/list-counts.ts';
import type { ListedApplication } from '../../../../domain/application/lists.ts';
import { paginationOf, type WherePageIs } from '../../../shared/web/pagination.ts';
import type { AwardCase, PlacesShown } from '../../case/award-case.ts';
import { isSeen } from '../../case/declaration.ts';

/** Which page of an award's places is asked for, and where they are shown. */
interface Asked {
  readonly query: URLSearchParams;
  readonly path: string;
}

/**
 * Places and who got none, lot by lot, best total first: fifty a page, of each lot those that are on it, or of the one lot that `lot` asks for, and nothing of applicants that the officer has a
 * conflict of interest with. `lots` are all of them with where each begins, and `shown` are those of this page; of these `removedCount` is how many of
 * their applications are known to have been removed by rule, once nothing else can take one out of its lot (docs/rules.md, rule 12).
 */
export const placesByLot = async (
  { window, agreement, conflicted }: Pick<AwardCase, 'window' | 'agreement' | 'conflicted'>,
  { read, countsSeen: counts }: Pick<PlacesShown, 'read' | 'countsSeen'>,
  { query, path }: Asked,
) => {
  const only = agreement.lots.find(({ id }) => id === query.get('lot'))?.id;
  const hrefOf = (where: WherePageIs) => `${path}?${new URLSearchParams({ ...(only && { lot: only }), ...where })}`;
  const every = agreement.lots.map(({ id, title }) => {
    const [rows, placeCount] = [countIn(counts, lotList(id)), countIn(counts, placeTally(id))];
    const href = `${hrefOf({ from: beginningOf(lotList(id)) })}#lot-${id}`;
    const alone = `${path}?${new URLSearchParams({ lot: id })}`;
    return { id, title, rows, placeCount, belowCount: rows - placeCount, href, alone };
  });
  const lots = every.filter(({ id }) => only === undefined || id === only);
  const page = await read.lists.pageInTurn(
    window.windowId,
    lots.map(({ id }) => lotList(id)),
    { from: query.get('from') ?? '', before: query.get('before') ?? '' },
    isSeen(conflicted),
  );
  const rows = page.items.flatMap(rowOf);
  const pagination = paginationOf(page, hrefOf);
  const removedOf = (lot: { readonly rows: number }, left: number) =>
    window.status !== 'evaluating' && (left === 0 || !pagination) ? lot.rows - left : 0;
  return {
    lots,
    shown: lotsOn(lots, rows, page).map((lot) => {
      const own = rows.filter((each) => each.lot === lot.id);
      const [places, below] = [own.filter(({ meets }) => meets), own.filter(({ meets }) => !meets)];
      return { ...lot, places, below, removedCount: removedOf(lot, own.length) };
    }),
    rows: lots.reduce((sum, lot) => sum + lot.rows, 0),
    /** Every lot by itself, where there are several; `only` is the one that is asked for. */
    filter: every.length > 1 ? { lots: every, only, all: path } : undefined,
    /** Whether there may be more that this officer does not see. */
    isPartial: conflicted.size > 0,
    pagination,
  };
};

const rowOf = ({ applicationId, organisationName: name, receipt: { reference }, rating, result }: ListedApplication) =>
  result ? [{ ...result, applicationId, name, reference, rating }] : [];

interface Lot extends Pick<Agreement['lots'][number], 'id'> {
  readonly rows: number;
}

/** The lots of a page: those of its rows, and those that nobody was scored on where they stand between the others. */
const lotsOn = <Some extends Lot>(
  lots: readonly Some[],
  rows: readonly { readonly lot: string }[],
  { previous, next }: { readonly previous?: string | undefined; readonly next?: string | undefined },
): readonly Some[] => {
  const indexOf = (row: { readonly lot: string } | undefined) => lots.findIndex(({ id }) => id === row?.lot);
  const beforeFirst =
    previous === undefined ? -1 : lots.slice(0, indexOf(rows.at(0))).findLastIndex((lot) => lot.rows > 0);
  const last = next === undefined ? lots.length - 1 : indexOf(rows.at(-1));
  return lots.slice(beforeFirst + 1, last + 1);
};
