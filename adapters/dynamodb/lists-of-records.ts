import { countsOf } from '../../domain/application/list-counts.ts';
import { listedAs, listsOf } from '../../domain/application/lists.ts';
import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import type { ApplicationLists } from './application-lists.ts';
import type { ApplicationRepository } from './applications.ts';
import { listPages, placeIn } from './list-pages.ts';

/** Officers' lists with what is in them, wherever they are read from. */
export interface ListsToRead {
  readonly lists: Pick<ApplicationLists, 'counts' | 'ownCounts' | 'offered' | 'beginning' | 'page' | 'pageInTurn'>;
  readonly applications: Pick<ApplicationRepository, 'getIfReadable'>;
}

/** The lists that applications would stand in, made of their records: where they are not kept, or not as they are to be shown. */
export const listsOfRecords = (records: readonly OpenedApplication[]): ListsToRead => {
  const listed = records.map((each) => ({ ...each, listed: listsOf(each) }));
  const counts = countsOf(records);
  return {
    lists: {
      counts: async () => counts,
      ownCounts: async () => counts,
      offered: async () => counts,
      ...listPages((_, list, isShown) => async ({ from = '', before }, most) => {
        const placed = listed
          .filter((each) => each.listed.lists.includes(list))
          .map((each) => ({ ...listedAs(list, each), place: placeIn(list, each, each.listed) }))
          .filter((each) => isShown(each) && (before === undefined ? each.place >= from : each.place < before))
          .toSorted((one, other) => (one.place < other.place ? -1 : 1));
        return (before === undefined ? placed : placed.toReversed()).slice(0, most);
      }),
    },
    applications: { getIfReadable: async (id) => listed.find(({ applicationId }) => applicationId === id) },
  };
};
