import type { TrailFilter } from '../../../adapters/dynamodb/audit.ts';
import { everyItem, MANY } from '../../../adapters/dynamodb/table.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { type EntryKind, entryKind } from '../../../domain/audit/entry.ts';
import type { EntryRecorded, GatheredWindow } from '../../../domain/evidence/gathered.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from './deps.ts';

/** All kinds but what was read: a pack made again of the same records is the same file (decision 83). */
const kinds: readonly EntryKind[] = entryKind.options.filter((kind) => kind !== 'read');

/** What the audit trail says of a window, or of one application in it. */
export const trailOf = (
  { trail }: Pick<Deps, 'trail'>,
  windowId: string,
  of: Pick<TrailFilter, 'subject'> = {},
): Promise<readonly EntryRecorded[]> =>
  Array.fromAsync(everyItem((after) => trail.page(windowId, { limit: MANY, after }, { ...of, kinds })));

interface Of {
  readonly agreement: Agreement;
  readonly window: Window;
  readonly references: GatheredWindow['references'];
  /** Whether the pack is about all of the window. */
  readonly isWhole: boolean;
}

/** What is on record of a window and its award. */
export const gatherWindow = async (
  deps: Deps,
  { agreement, window, references, isWhole }: Of,
): Promise<GatheredWindow> => {
  const { awards } = deps;
  const { windowId } = window;
  const [made, approvals, challenges, told, publication, confirmedEnd, standstill, holidays, notices, setAside, trail] =
    await Promise.all([
      awards.recommendations(windowId),
      awards.approvals(windowId),
      awards.challenges(windowId),
      awards.told(windowId),
      awards.publication(windowId),
      awards.confirmedEnd(windowId),
      awards.standstill(windowId),
      deps.bankHolidays(),
      noticesOf(deps, window),
      isWhole ? deps.setAside.ever(windowId) : [],
      isWhole ? trailOf(deps, windowId) : [],
    ]);
  const recommendations = await Promise.all(made.map(async (each) => ({ ...each, places: await awards.places(each) })));
  return {
    agreement,
    window,
    recommendations,
    approvals,
    challenges,
    told,
    publication,
    confirmedEnd,
    standstill,
    holidays,
    notices,
    setAside,
    references,
    trail,
  };
};

const noticesOf = async ({ notices }: Pick<Deps, 'notices'>, { agreementId, windowId }: Window) => {
  const headings = await Array.fromAsync(everyItem((after) => notices.page(agreementId, { limit: MANY, after })));
  const own = headings.filter((each) => each.windowId === windowId);
  const found = await Promise.all(own.map(({ noticeId }) => notices.get(agreementId, noticeId)));
  return found.filter((each) => each !== undefined).map(({ noticeId, release }) => ({ noticeId, release }));
};
