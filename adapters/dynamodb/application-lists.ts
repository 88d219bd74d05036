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
import { nameInOrder } from '../../domain/award/public-register.ts';
import type { Person } from '../../domain/people/officer.ts';
import { sha256 } from '../sha256.ts';
import { listsMade } from './lists-made.ts';
import { inOneOrder, type PageByPlace, pageByPlace, placeOfName, type WhereInList } from './pages-by-place.ts';
import { everyItem, type Key, type Table, type Write } from './table.ts';

const PAGE = 50;
/** In as many records lie a window's counts: decisions on different applications seldom meet in one. */
const SHARES = 16;
/** What anybody may type; a reference is some 14 letters long. */
const LONGEST_REFERENCE = 100;
/** DynamoDB's limit of a sort key, which it counts in bytes. */
const LONGEST_KEY_BYTES = 1_024;

type Placed = Pick<OpenedApplication, 'applicationId' | 'windowId' | 'organisationName'>;
type Referred = Placed & { readonly receipt: Pick<OpenedApplication['receipt'], 'reference'> };

const countsOf = (windowId: string) => `LIST#${windowId}`;
const listOf = (windowId: string, list: string) => `LIST#${windowId}#${list}`;
/** By name, and of one name apart. */
const placeOf = ({ organisationName, applicationId }: Placed) => `${nameInOrder(organisationName)}#${applicationId}`;
const keyIn = (list: string, application: Placed): Key => ({
  pk: listOf(application.windowId, list),
  sk: placeOf(application),
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

type Listed = NonNullable<OpenedApplication['listed']>;
const nowhere: Listed = { lists: [], tallies: [] };

/** What brings an application's records in the lists, and the counts, from where it stood to where it stands now. */
export const listingWrites = (
  records: Table,
  application: OpenedApplication,
  was: Listed = nowhere,
  { lists, tallies } = application.listed ?? nowhere,
): readonly Write[] => {
  const before = [...was.lists, ...was.tallies];
  const after = [...lists, ...tallies];
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
  return [
    ...was.lists.filter((list) => !lists.includes(list)).map((list) => records.deleteWrite(keyIn(list, application))),
    ...lists.map((list) => records.putWrite({ ...keyIn(list, application), ...listedAs(list, application) })),
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
export const listKeys = (application: Referred & Pick<OpenedApplication, 'listed'>): readonly Key[] =>
  application.listed
    ? [...application.listed.lists.map((list) => keyIn(list, application)), referenceKey(application)]
    : [];

/** An application of a list, and its place in it. */
export type PlacedApplication = ListedApplication & { readonly place: string };
export type ListPage = PageByPlace<PlacedApplication>;

/**
 * Officers' lists of a window's applications, by name: small records beside the applications, written in the transactions that change these.
 * A page reads what it shows; how many there are in a list is counted as they come and go.
 */
export const applicationLists = (records: Table) => ({
  ...listsMade(records),

  /** How many applications stand in each list of a window, and how many are counted besides; of an officer's own, in those of this one. */
  async counts(windowId: string, officer?: Pick<Person, 'id'>): Promise<ListCounts> {
    const [shares, own] = await Promise.all([
      records.every(storedCounts, countsOf(windowId), 'COUNT#'),
      officer && records.get(storedCounts, ownCountsOf(windowId, officer.id)),
    ]);
    const sums: Record<string, number> = {};
    for (const { pk: _, sk: __, ...share } of own ? [...shares, own] : shares)
      for (const [name, count] of Object.entries(share)) sums[name] = (sums[name] ?? 0) + count;
    return sums;
  },

  /**
   * A page of a list, or of several as one, of those that are to be shown; from the names on that begin with one where one is given instead
   * of a place.
   */
  async page(
    windowId: string,
    asked: ListName | readonly ListName[],
    { from = '', before = '' }: WhereInList,
    isShown: (application: ListedApplication) => boolean = () => true,
    limit = PAGE,
  ): Promise<ListPage> {
    const readOne = async (list: ListName, where: WhereInList, most: number): Promise<readonly PlacedApplication[]> => {
      const found: PlacedApplication[] = [];
      const pk = listOf(windowId, list);
      for await (const { sk, ...each } of everyItem((after) =>
        records.page(storedLine, pk, { ...where, limit: most, after }),
      )) {
        if (isShown(each)) found.push({ ...each, place: sk });
        if (found.length === most) break;
      }
      return found;
    };
    const read = async (where: WhereInList, most: number): Promise<readonly PlacedApplication[]> => {
      const found = await Promise.all([asked].flat().map((list) => readOne(list, where, most)));
      return inOneOrder(found.flat(), where).slice(0, most);
    };
    const where = isPlace(before) ? { before } : { from: isPlace(from) ? from : await placeOfName(read, from) };
    return pageByPlace(read, where, limit);
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

const PLACE = /^[^#]{0,200}#[\w.-]{1,400}$/su;
const isPlace = (text: string): boolean => PLACE.test(text) && Buffer.byteLength(text) <= LONGEST_KEY_BYTES;
