import { everyItem, MANY } from '../../../../adapters/dynamodb/table.ts';
import { instant, type TableRows } from '../../../../domain/tables/cells.ts';
import type { Window } from '../../../../domain/window/window.ts';
import type { Deps } from '../../deps.ts';

/** The notices that were published of a window. */
export const noticeRows = (
  { notices }: Pick<Deps, 'notices'>,
  { agreementId, windowId }: Pick<Window, 'agreementId' | 'windowId'>,
): TableRows => ({
  headings: ['Notice', 'Title', 'Published at', 'Contracts'],
  rows: (async function* () {
    for await (const each of everyItem((after) => notices.page(agreementId, { after, limit: MANY })))
      if (each.windowId === windowId) yield [each.noticeId, each.title, instant(each.publishedAt), each.contracts];
  })(),
});
