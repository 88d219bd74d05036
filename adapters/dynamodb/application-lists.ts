import * as z from 'zod';
import { type ListedApplication, type ListName, listedApplication, listedAs } from '../../domain/application/lists.ts';
import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { countWrites, listCounts, offeredWrites } from './list-counts.ts';
import { listPages, type PlacedApplication, placeIn } from './list-pages.ts';
import { listsMade } from './lists-made.ts';
import { everyItem, type Key, type Table, type Write } from './table.ts';

/** What anybody may type; a reference is some 14 letters long. */
const LONGEST_REFERENCE = 100;

type Placed = Pick<OpenedApplication, 'applicationId' | 'windowId' | 'organisationName'>;
type Referred = Placed & { readonly receipt: Pick<OpenedApplication['receipt'], 'reference'> };

type Listed = NonNullable<OpenedApplication['listed']>;

export const listOf = (windowId: string, list: string) => `LIST#${windowId}#${list}`;
const keyIn = (list: string, application: Placed, listed: Listed): Key => ({
  pk: listOf(application.windowId, list),
  sk: placeIn(list, application, listed),
});
const referencesOf = (windowId: string) => listOf(windowId, 'by-reference');

const storedLine = listedApplication.extend({ sk: z.string() });
const named = z.object({ applicationId: z.string() });

const nowhere: Listed = { lists: [], tallies: [] };

/** A record in a list, and the round in which it was listed anew (relistings.ts). */
type StoredLine = Key & ListedApplication & Pick<Listed, 'round'>;

const recordsIn = (application: OpenedApplication | undefined): readonly StoredLine[] =>
  application?.listed?.lists.map((list) => ({
    ...keyIn(list, application, application.listed ?? nowhere),
    ...listedAs(list, application),
    round: application.listed?.round,
  })) ?? [];

/**
 * What brings an application's records in the lists, and the counts, from where it stood to where it stands now. A record that says the same is
 * not written again, unless it is from before the lists were what they are now.
 */
export const listingWrites = (
  records: Table,
  application: OpenedApplication,
  was: OpenedApplication | undefined,
): readonly Write[] => {
  const [stood, stands] = [recordsIn(was), recordsIn(application)];
  const known = new Set(was?.listed?.edition === application.listed?.edition ? stood.map(canonicalJson) : []);
  const isGone = ({ pk, sk }: Key) => !stands.some((each) => each.pk === pk && each.sk === sk);
  return [
    ...stood.filter(isGone).map(({ pk, sk }) => records.deleteWrite({ pk, sk })),
    ...stands.filter((each) => !known.has(canonicalJson(each))).map((each) => records.putWrite({ ...each })),
    ...countWrites(records, application, was),
    ...offeredWrites(records, application, was),
  ];
};

const referenceKey = ({ windowId, applicationId, receipt }: Referred): Key => ({
  pk: referencesOf(windowId),
  sk: `${receipt.reference}#${applicationId}`,
});

/** What finds an application by its reference, which never changes. */
export const referenceWrite = (records: Table, application: Referred): Write =>
  records.putWrite({ ...referenceKey(application), applicationId: application.applicationId });

/** Where an application's records in the lists lie, and what finds it by its reference. */
export const listKeys = ({ listed, ...application }: Referred & Pick<OpenedApplication, 'listed'>): readonly Key[] =>
  listed ? [...listed.lists.map((list) => keyIn(list, application, listed)), referenceKey(application)] : [];

/**
 * Officers' lists of a window's applications, by name: small records beside the applications, written in the transactions that change these.
 * A page reads what it shows; how many there are in a list is counted as they come and go.
 */
export const applicationLists = (records: Table) => ({
  ...listsMade(records),
  ...listCounts(records),
  ...listPages((windowId, list, isShown) => async (where, most) => {
    const found: PlacedApplication[] = [];
    for await (const { sk, ...each } of everyItem((after) =>
      records.page(storedLine, listOf(windowId, list), { ...where, limit: most, after }),
    )) {
      if (isShown(each)) found.push({ ...each, place: sk });
      if (found.length === most) break;
    }
    return found;
  }),

  /** A list to its end. */
  every: (windowId: string, list: ListName) =>
    everyItem((after) => records.page(listedApplication, listOf(windowId, list), { after })),

  /** The applications that have a reference: one, as a rule; none where it is longer than any can be. */
  async withReference(windowId: string, reference: string): Promise<readonly string[]> {
    if (reference.length > LONGEST_REFERENCE) return [];
    const found = await records.every(named, referencesOf(windowId), `${reference}#`);
    return found.map(({ applicationId }) => applicationId);
  },
});
export type ApplicationLists = ReturnType<typeof applicationLists>;
