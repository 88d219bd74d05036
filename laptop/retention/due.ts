import { CannotStart } from '@laptop/cloud';
import type { OpenedHead, StoredRow } from '../../adapters/dynamodb/retained-records.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { applicationIdOf } from '../../domain/application/opened-application.ts';
import { applicationOfLetter, OF_AN_ACCOUNT, providerOfLetter, windowOfLetter } from '../../domain/letters/letter.ts';
import {
  goesOnRequest,
  isDue,
  type Retention,
  retentionOfApplication,
  retentionOfCode,
  retentionOfInterest,
  retentionOfLetter,
} from '../../domain/retention/kept-until.ts';
import { londonInstant } from '../../domain/time/london.ts';
import { comingWindow } from '../../domain/window/coming-window.ts';
import { agreementIdOf } from '../../domain/window/window.ts';
import { filesDue } from './files-due.ts';
import { asPlanned, type FoundApplication, type Stored } from './found.ts';
import type { Planned } from './plan.ts';

/** Who is told of an agreement's windows. */
interface Told {
  readonly providerId: string;
  readonly agreementId: string;
  readonly retention: Retention;
  readonly row: StoredRow;
}

/** Of which day it is asked what is due, or what may go at once of one account whose owner asks for that. */
export interface Asked {
  readonly on: string;
  readonly account?: string | undefined;
}
type Goes = (providerId: string, retention: Retention) => boolean;

const goesBy =
  ({ on, account }: Asked): Goes =>
  (providerId, retention) =>
    account === undefined
      ? isDue(retention, on)
      : providerId === account && (isDue(retention, on) || goesOnRequest(retention));

/** Everything whose time is over on a day, or that may go on request, in no order. */
export const whatIsDue = async (stored: Stored, asked: Asked): Promise<readonly Planned[]> => {
  const goes = goesBy(asked);
  const applications: FoundApplication[] = [];
  const interests: Told[] = [];
  for (const agreement of stored.agreements) {
    const all = await stored.records.interests(agreement.id);
    const told = all.filter(({ providerId }) => asked.account === undefined || providerId === asked.account);
    const found = await applicationsOf(
      stored,
      agreement,
      told.map(({ providerId }) => providerId),
      asked,
    );
    applications.push(...found);
    for (const { providerId, since, row } of told) {
      const theirs = found.filter((each) => each.providerId === providerId).map(({ retention }) => retention);
      interests.push({ providerId, agreementId: agreement.id, retention: retentionOfInterest(since, theirs), row });
    }
  }
  const due = applications.filter(({ providerId, retention }) => goes(providerId, retention));
  const records: Planned[] = [];
  for (const each of due) records.push(...(await recordsOf(stored, each)));
  return [
    ...records,
    ...(await filesDue(stored, due, applications)),
    ...(await accountsOf(stored, goes, interests, applications)),
    ...(await lettersOf(stored, goes, applications)),
  ];
};

/**
 * Every application of an agreement, drafts included: these are found by who is told of its windows. While a window is sealed, nothing of it
 * is read by the calendar (docs/rules.md, rule 2); whoever asks to be deleted has only their own looked at.
 */
const applicationsOf = async (
  { records }: Stored,
  agreement: Agreement,
  told: readonly string[],
  { on, account }: Asked,
): Promise<readonly FoundApplication[]> => {
  const stored = await records.windows(agreement.id);
  // An application can be prepared before there is a record of its window.
  const coming = comingWindow(agreement, londonInstant(on));
  const isNew = coming && stored.every(({ windowId }) => windowId !== coming.windowId);
  const windows = isNew ? [...stored, coming] : stored;
  const unknown = agreement.retention?.holds.find((hold) => !windows.some((each) => each.windowId === hold.windowId));
  if (unknown) throw new CannotStart(`${agreement.id} holds ${unknown.windowId}, which is none of its windows.`);
  const sealed = windows.find(({ status, unsealedAt }) => status === 'open' || (status === 'closed' && !unsealedAt));
  if (sealed && account === undefined)
    throw new CannotStart(`${sealed.windowId} is sealed, and nobody reads it: ask again once it has been unsealed.`);
  const byWindow = await Promise.all(
    windows.map(async (window) => ({
      window,
      heads: await records.opened(window.windowId),
      submitters: await records.submitters(window.windowId),
    })),
  );
  const known = [...told, ...byWindow.flatMap(({ heads, submitters }) => [...heads.keys(), ...submitters])];
  const providers = new Set(account === undefined ? known : [account]);
  const found: FoundApplication[] = [];
  for (const { window, heads } of byWindow)
    for (const providerId of providers) {
      const { windowId } = window;
      const head = heads.get(providerId);
      const { status, rows } = await records.sealed({ windowId, providerId });
      if (!head && rows.length === 0) continue;
      const retention = retentionOfApplication({ agreement, window, opened: head?.status, sealed: status });
      const applicationId = applicationIdOf(windowId, providerId);
      found.push({ applicationId, agreementId: agreement.id, windowId, providerId, head, sealedRows: rows, retention });
    }
  return found;
};

const locationsIn = (rows: readonly StoredRow[], head: OpenedHead | undefined): readonly string[] => {
  const frozen = rows.flatMap(({ item }) => /"locationId":"([^"]+)"/.exec(JSON.stringify(item))?.[1] ?? []);
  return [...new Set([...frozen, ...(head ? [head.locationId] : [])])];
};

const recordsOf = async ({ records }: Stored, of: FoundApplication): Promise<readonly Planned[]> => {
  const rows = await records.ofApplication(of, locationsIn(of.sealedRows, of.head));
  return [...of.sealedRows, ...rows].flatMap((row) => asPlanned(row, of.retention, of.windowId));
};

/** Who is told of windows, and what is known of an account: while anything of theirs is kept, in any agreement, it stays. */
const accountsOf = async (
  { records }: Stored,
  goes: Goes,
  interests: readonly Told[],
  applications: readonly FoundApplication[],
): Promise<readonly Planned[]> => {
  const found: Planned[] = [];
  for (const [providerId, theirs] of Map.groupBy(interests, (each) => each.providerId)) {
    const isKept = ({ retention }: { readonly retention: Retention }) => !goes(providerId, retention);
    const applied = applications.filter((each) => each.providerId === providerId);
    for (const { row, agreementId, retention } of theirs)
      if (!isKept({ retention }) && !applied.some((each) => each.agreementId === agreementId && isKept(each)))
        found.push(...asPlanned(row, retention));
    const kept = [...theirs, ...applied].find(isKept);
    const [last] = theirs.map(({ retention }) => retention).toSorted((one, other) => byDay(other, one));
    if (!kept && last) found.push(...(await records.ofAccount(providerId)).flatMap((row) => asPlanned(row, last)));
  }
  return found;
};

const byDay = ({ until: one = '' }: Retention, { until: other = '' }: Retention): number => (one < other ? -1 : 1);

const lettersOf = async (
  { records, agreements }: Stored,
  goes: Goes,
  applications: readonly FoundApplication[],
): Promise<readonly Planned[]> => {
  const retentionOf = new Map(applications.map(({ applicationId, retention }) => [applicationId, retention]));
  const found: Planned[] = [];
  for await (const { row, letter } of records.letters()) {
    const windowId = windowOfLetter(letter);
    const about = applicationOfLetter(letter);
    const agreement = agreements.find(({ id }) => id === agreementIdOf(windowId));
    const isOfAccount = windowId === OF_AN_ACCOUNT;
    const retention = isOfAccount
      ? retentionOfCode(letter.createdAt)
      : ((about === undefined ? undefined : retentionOf.get(about)) ??
        (agreement && retentionOfLetter(agreement, windowId, about === undefined)));
    const providerId = providerOfLetter(letter) ?? letter.letterId.split('.').slice(2).join('.');
    if (retention && goes(providerId, retention))
      found.push(...asPlanned(row, retention, isOfAccount ? undefined : windowId));
  }
  return found;
};
