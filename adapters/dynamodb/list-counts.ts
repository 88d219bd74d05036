import * as z from 'zod';
import { countedOf, type ListCounts } from '../../domain/application/list-counts.ts';
import { officerOfList } from '../../domain/application/lists.ts';
import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import type { Person } from '../../domain/people/officer.ts';
import { sha256 } from '../sha256.ts';
import { everyItem, type Key, type Table, type Write } from './table.ts';

/** In as many records lie a window's counts: decisions on different applications seldom meet in one. */
const SHARES = 16;
const SHARE = 'COUNT#';
const OFFICER = 'OFFICER#';
/** What is offered has a name for each zone of each lot: it lies apart, and is read by pages that show it. */
const OFFERED = 'OFFERED#';
/** So many sums change in one write at most: DynamoDB takes 300. */
const MOST_CHANGED = 150;

type Counted = Pick<OpenedApplication, 'applicationId' | 'windowId' | 'listed'>;

const countsOf = (windowId: string) => `LIST#${windowId}`;
const shareIn = (prefix: string, { windowId, applicationId }: Counted): Key => ({
  pk: countsOf(windowId),
  sk: `${prefix}${Number.parseInt(sha256(applicationId).slice(0, 8), 16) % SHARES}`,
});
const shareOf = (application: Counted) => shareIn(SHARE, application);
const offeredOf = (application: Counted, part: number): Key => {
  const { pk, sk } = shareIn(OFFERED, application);
  return { pk, sk: part === 0 ? sk : `${sk}#${part}` };
};

/** What is counted of an officer lies in a record of their own: nobody else's counts are read with it. */
const ownCountsOf = (windowId: string, officerId: string): Key => ({
  pk: countsOf(windowId),
  sk: `${OFFICER}${officerId}`,
});

const storedCounts = z.object({ pk: z.string(), sk: z.string() }).catchall(z.int());
type StoredCounts = z.infer<typeof storedCounts>;

/**
 * How a count is named in its record: an application that was listed anew is counted beside those that were not yet, by the round in which
 * it was. What is left of earlier rounds once all are of this one is nobody's.
 */
const namedIn = (round: number | undefined, name: string): string => (round === undefined ? name : `${round}:${name}`);
const inRound = (stored: string): { readonly round: number; readonly name: string } => {
  const [, round, name] = /^(\d+):(.+)$/s.exec(stored) ?? [];
  return name === undefined ? { round: 0, name: stored } : { round: Number(round), name };
};

const sumOf = (stored: readonly StoredCounts[]): ListCounts => {
  const sums: Record<string, number> = {};
  for (const { pk: _, sk: __, ...counts } of stored)
    for (const [each, count] of Object.entries(counts)) {
      const { name } = inRound(each);
      sums[name] = (sums[name] ?? 0) + count;
    }
  return sums;
};

/** What is changed of sums that lie under names in their records: each name once, of what was and of what is. */
const changesBetween = (
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): readonly (readonly [name: string, change: number])[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .map((name) => [name, (after.get(name) ?? 0) - (before.get(name) ?? 0)] as const)
    .filter(([, change]) => change !== 0);

/** As many at once as one write may change. */
const inParts = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / MOST_CHANGED) }, (_, part) =>
    items.slice(part * MOST_CHANGED, (part + 1) * MOST_CHANGED),
  );

const inItsRound = (listed: Counted['listed'], counted: Iterable<readonly [string, number]>) =>
  new Map([...counted].map(([name, amount]) => [namedIn(listed?.round, name), amount]));

/** What brings the counts from where an application stood to where it stands now. */
export const countWrites = (records: Table, application: Counted, was: Counted | undefined): readonly Write[] => {
  const countedNow = ({ listed }: Pick<Counted, 'listed'>) => inItsRound(listed, countedOf(listed));
  const changes = changesBetween(countedNow(was ?? {}), countedNow(application));
  return [...Map.groupBy(changes, ([name]) => officerOfList(name))].map(([officerId, some]) =>
    records.addWrite(
      officerId === undefined ? shareOf(application) : ownCountsOf(application.windowId, officerId),
      Object.fromEntries(some),
    ),
  );
};

/** What brings the sums of what is offered from where an application stood to where it stands now. Sums are added over all records, so any of its share will do. */
export const offeredWrites = (records: Table, application: Counted, was: Counted | undefined): readonly Write[] => {
  const offeredNow = ({ listed }: Pick<Counted, 'listed'>) => inItsRound(listed, Object.entries(listed?.amounts ?? {}));
  const changes = changesBetween(offeredNow(was ?? {}), offeredNow(application));
  return inParts(changes).map((some, part) => records.addWrite(offeredOf(application, part), Object.fromEntries(some)));
};

/** How many applications of a window stand in each list, and how many are counted besides. */
export const listCounts = (records: Table) => {
  const ownCounts = async (windowId: string, { id }: Pick<Person, 'id'>): Promise<ListCounts> => {
    const own = await records.get(storedCounts, ownCountsOf(windowId, id));
    return sumOf(own ? [own] : []);
  };
  return {
    /** What is counted of an officer alone. */
    ownCounts,

    /** What is offered in each zone of each lot, and how far it has come (domain/application/offers.ts). */
    offered: async (windowId: string): Promise<ListCounts> =>
      sumOf(await records.every(storedCounts, countsOf(windowId), OFFERED)),

    /** What is counted of all; of an officer's own, in those of this one. */
    async counts(windowId: string, officer?: Pick<Person, 'id'>): Promise<ListCounts> {
      const [shares, own] = await Promise.all([
        records.every(storedCounts, countsOf(windowId), SHARE),
        officer ? ownCounts(windowId, officer) : {},
      ]);
      return { ...own, ...sumOf(shares) };
    },
  };
};

/** Every record of a window's counts, officers' own among them. */
async function* everyCounts(records: Table, windowId: string): AsyncGenerator<StoredCounts> {
  for (const prefix of [SHARE, OFFICER, OFFERED])
    yield* everyItem((after) => records.page(storedCounts, countsOf(windowId), { prefix, after }));
}

/** Everything that was ever counted in a window: its lists are among it. */
export const everyCounted = async (records: Table, windowId: string): Promise<ReadonlySet<string>> => {
  const names = new Set<string>();
  for await (const { pk: _, sk: __, ...counts } of everyCounts(records, windowId))
    for (const each of Object.keys(counts)) names.add(inRound(each).name);
  return names;
};

/** Takes away what was counted in earlier rounds, once no application is listed by one. */
export const forgetEarlierCounts = async (records: Table, windowId: string, round: number): Promise<void> => {
  for await (const { pk, sk, ...counts } of everyCounts(records, windowId)) {
    const earlier = Object.keys(counts).filter((each) => inRound(each).round < round);
    for (const some of inParts(earlier)) await records.transact([records.removeWrite({ pk, sk }, some)]);
  }
};
