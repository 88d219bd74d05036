import { type PartTaken, parts } from '../evaluation/relations.ts';
import { type Counted, listsOf, type OfficersTally, ownList } from './lists.ts';
import type { OpenedApplication } from './opened-application.ts';
import { type ApplicationStatus, applicationStatus } from './status.ts';

const talliedParts = {
  conflict: 'has-conflict',
  scored: 'has-scored',
  moderated: 'has-moderated',
  'saw-marks': 'has-seen-marks',
  'settled-referral': 'has-settled-referral',
} as const satisfies Readonly<Record<PartTaken, OfficersTally>>;

/** What an application is counted among: one of each list and tally. */
export const countedOf = (listed: OpenedApplication['listed']): ReadonlyMap<string, number> =>
  new Map([...(listed?.lists ?? []), ...(listed?.tallies ?? [])].map((name) => [name, 1]));

/** The same with what is added up of it, for counts of either kind. */
const allOf = (listed: OpenedApplication['listed']) => [...countedOf(listed), ...Object.entries(listed?.amounts ?? {})];

/** How many applications stand in each list, and how many are counted besides. */
export type ListCounts = Readonly<Record<string, number>>;

export const countIn = (counts: ListCounts, ...names: readonly Counted[]): number =>
  names.reduce((sum, name) => sum + (counts[name] ?? 0), 0);

/** How many applications would stand in each list, and be counted besides. */
export const countsOf = (applications: readonly OpenedApplication[]): ListCounts => {
  const counts: Record<string, number> = {};
  for (const application of applications) {
    for (const [name, amount] of allOf(listsOf(application))) counts[name] = (counts[name] ?? 0) + amount;
  }
  return counts;
};

/** What an officer has been to any application of a window, by the counts of their own. */
export const partsCounted = (counts: ListCounts, officer: { readonly id: string }): readonly PartTaken[] =>
  parts.filter((part) => countIn(counts, ownList(talliedParts[part], officer)) > 0);

/** The counts without some applications: those that an officer declared a conflict of interest with. */
export const countsWithout = (counts: ListCounts, applications: readonly OpenedApplication[]): ListCounts => {
  const less: Record<string, number> = { ...counts };
  for (const application of applications) {
    for (const [name, amount] of allOf(application.listed)) less[name] = (less[name] ?? 0) - amount;
  }
  return less;
};

/** How many applications are at statuses of which this is so. */
export const countAt = (counts: ListCounts, is: (status: ApplicationStatus) => boolean): number =>
  countIn(counts, ...applicationStatus.options.filter(is));
