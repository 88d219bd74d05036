import * as z from 'zod';
import {
  type ListCounts,
  type ListedApplication,
  type ListName,
  listedApplication,
  listedAs,
  officerOfList,
} from '../../domain/application/lists.ts';
import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Person } from '../../domain/people/officer.ts';
import { sha256 } from '../sha256.ts';
import { listPages, type PlacedApplication, placeIn } from './list-pages.ts';
import { listsMade } from './lists-made.ts';
import { everyItem, type Key, type Table, type Write } from './table.ts';

/** In as many records lie a window's counts: decisions on different applications seldom meet in one. */
const SHARES = 16;
/** What anybody may type; a reference is some 14 letters long. */
const LONGEST_REFERENCE = 100;

type Placed = Pick<OpenedApplication, 'applicationId' | 'windowId' | 'organisationName'>;
type Referred = Placed & { readonly receipt: Pick<OpenedApplication['receipt'], 'reference'> };

type Listed = NonNullable<OpenedApplication['listed']>;

const countsOf = (windowId: string) => `LIST#${windowId}`;
const listOf = (windowId: string, list: string) => `LIST#${windowId}#${list}`;
const keyIn = (list: string, application: Placed, listed: Listed): Key => ({
  pk: listOf(application.windowId, list),
  sk: placeIn(list, application, listed),
});
const referencesOf = (windowId: string) => listOf(windowId, 'by-reference');
const shareOf = ({ windowId, applicationId }: Placed): Key => ({
  pk: countsOf(windowId),
  sk: `COUNT#${Number.parseInt(sha256(applicationId).slice(0, 8), 16) % SHARES}`,
});

/** What is counted of an officer lies in a record of their own: nobody else's counts are read with it. */
const ownCountsOf = (windowId: string, officerId: string): Key => ({
  pk: countsOf(windowId),
  sk: `OFFICER#${officerId}`,
});

const storedLine = listedApplication.extend({ sk: z.string() });
const storedCounts = z.object({ pk: z.string(), sk: z.string() }).catchall(z.int());
const named = z.object({ applicationId: z.string() });

const ownCountsIn = async (records: Table, windowId: string, { id }: Pick<Person, 'id'>): Promise<ListCounts> => {
  const { pk: _, sk: __, ...own } = (await records.get(storedCounts, ownCountsOf(windowId, id))) ?? {};
  return own;
};

const nowhere: Listed = { lists: [], tallies: [] };

const recordsIn = (application: OpenedApplication | undefined): readonly (Key & ListedApplication)[] =>
  application?.listed?.lists.map((list) => ({
    ...keyIn(list, application, application.listed ?? nowhere),
    ...listedAs(list, application),
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
  const names = ({ lists, tallies }: Listed = nowhere) => [...lists, ...tallies];
  const [before, after] = [names(was?.listed), names(application.listed)];
  const changes = [
    ...before.filter((name) => !after.includes(name)).map((name) => [name, -1] as const),
    ...after.filter((name) => !before.includes(name)).map((name) => [name, 1] as const),
  ];
  const counts = [...Map.groupBy(changes, ([name]) => officerOfList(name))].map(([officerId, some]) =>
    records.addWrite(
      officerId === undefined ? shareOf(application) : ownCountsOf(application.windowId, officerId),
      Object.fromEntries(some),
    ),
  );
  const [stood, stands] = [recordsIn(was), recordsIn(application)];
  const known = new Set(was?.listed?.edition === application.listed?.edition ? stood.map(canonicalJson) : []);
  const isGone = ({ pk, sk }: Key) => !stands.some((each) => each.pk === pk && each.sk === sk);
  return [
    ...stood.filter(isGone).map(({ pk, sk }) => records.deleteWrite({ pk, sk })),
    ...stands.filter((each) => !known.has(canonicalJson(each))).map((each) => records.putWrite({ ...each })),
    ...counts,
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

  /** What is counted of an officer alone. */
  ownCounts: (windowId: string, officer: Pick<Person, 'id'>): Promise<ListCounts> =>
    ownCountsIn(records, windowId, officer),

  /** How many applications stand in each list of a window, and how many are counted besides; of an officer's own, in those of this one. */
  async counts(windowId: string, officer?: Pick<Person, 'id'>): Promise<ListCounts> {
    const [shares, own] = await Promise.all([
      records.every(storedCounts, countsOf(windowId), 'COUNT#'),
      officer ? ownCountsIn(records, windowId, officer) : {},
    ]);
    const sums: Record<string, number> = { ...own };
    for (const { pk: _, sk: __, ...share } of shares)
      for (const [name, count] of Object.entries(share)) sums[name] = (sums[name] ?? 0) + count;
    return sums;
  },

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
