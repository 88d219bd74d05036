import { CannotStart } from '@laptop/cloud';
import type { KeptVersions } from '../../adapters/documents/kept-versions.ts';
import type {
  OpenedHead,
  RetainedRecords,
  StoredRow,
  WhichApplication,
} from '../../adapters/dynamodb/retained-records.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { applicationIdOf } from '../../domain/application/opened-application.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { applicationOfLetter, windowOfLetter } from '../../domain/letters/letter.ts';
import {
  goesOnRequest,
  isDue,
  type Retention,
  retentionOfApplication,
  retentionOfCode,
  retentionOfInterest,
  retentionOfLetter,
} from '../../domain/retention/kept-until.ts';
import { agreementIdOf } from '../../domain/window/window.ts';
import { filesNamedIn } from './files-named.ts';
import { type FileStore, type Planned, sha256 } from './plan.ts';

export interface Stored {
  readonly records: RetainedRecords;
  /** Absent where files are not looked at. */
  readonly files?: Readonly<Record<FileStore, KeptVersions>> | undefined;
  readonly agreements: readonly Agreement[];
}

interface Application extends WhichApplication {
  readonly head: OpenedHead | undefined;
  readonly sealedRows: readonly StoredRow[];
  readonly retention: Retention;
}

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
  const applications: Application[] = [];
  const interests: Told[] = [];
  for (const agreement of stored.agreements) {
    const told = await stored.records.interests(agreement.id);
    const found = await applicationsOf(
      stored,
      agreement,
      told.map(({ providerId }) => providerId),
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
  const dueIds = new Set(due.map(({ applicationId }) => applicationId));
  return [
    ...records,
    ...(await filesOf(stored, due, dueIds, applications)),
    ...(await accountsOf(stored, goes, interests, applications)),
    ...(await lettersOf(stored, goes, applications)),
  ];
};

const asPlanned = ({ store, item }: StoredRow, retention: Retention, windowId?: string): readonly Planned[] => {
  if (retention.until === undefined) return [];
  const { pk, sk } = item;
  const { rule, until: keptUntil } = retention;
  return [{ store, pk, sk, sha256: sha256(canonicalJson(item)), windowId, rule, keptUntil }];
};

/** Every application of an agreement, drafts included: these are found by who is told of its windows. */
const applicationsOf = async (
  { records }: Stored,
  agreement: Agreement,
  told: readonly string[],
): Promise<readonly Application[]> => {
  const windows = await records.windows(agreement.id);
  const unknown = agreement.retention?.holds.find((hold) => !windows.some((each) => each.windowId === hold.windowId));
  if (unknown) throw new CannotStart(`${agreement.id} holds ${unknown.windowId}, which is none of its windows.`);
  const byWindow = await Promise.all(
    windows.map(async (window) => ({
      window,
      heads: await records.opened(window.windowId),
      submitters: await records.submitters(window.windowId),
    })),
  );
  const providers = new Set([
    ...told,
    ...byWindow.flatMap(({ heads, submitters }) => [...heads.keys(), ...submitters]),
  ]);
  const found: Application[] = [];
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

const recordsOf = async ({ records }: Stored, of: Application): Promise<readonly Planned[]> => {
  const rows = await records.ofApplication(of, locationsIn(of.sealedRows, of.head));
  return [...of.sealedRows, ...rows].flatMap((row) => asPlanned(row, of.retention, of.windowId));
};

/**
 * Files of what is due, with what is noted of them. Answers that were carried over name a file of an earlier application: as long as one that
 * is kept names a file, it stays.
 */
const filesOf = async (
  { records, files }: Stored,
  due: readonly Application[],
  dueIds: ReadonlySet<string>,
  all: readonly Application[],
): Promise<readonly Planned[]> => {
  const named = async (each: Application): Promise<readonly string[]> =>
    filesNamedIn([...each.sealedRows, ...(await records.ofApplication(each, []))].map(({ item }) => item));
  const providers = new Set(due.map(({ providerId }) => providerId));
  const kept = new Set<string>();
  for (const each of all)
    if (!dueIds.has(each.applicationId) && providers.has(each.providerId))
      for (const key of await named(each)) kept.add(key);

  const found = new Map<string, Planned>();
  for (const each of due) {
    const { applicationId, retention, windowId } = each;
    if (retention.until === undefined) continue;
    const why = { windowId, rule: retention.rule, keptUntil: retention.until };
    const keys = await named(each);
    for (const key of keys) {
      const notes = await records.ofFile(key);
      const isNamedByKept = notes.some(({ named: by }) => by !== undefined && !dueIds.has(by));
      for (const { row, named: by } of notes)
        if (by === applicationId || (by === undefined && !isNamedByKept))
          for (const item of asPlanned(row, retention, windowId))
            found.set(`records ${row.item.pk} ${row.item.sk}`, item);
    }
    for (const store of ['sealed-files', 'opened-files'] as const)
      for (const prefix of [`kept/${applicationId}/`, ...keys])
        for await (const { key, version } of files?.[store].below(prefix) ?? [])
          if (!kept.has(key)) found.set(`${store} ${key} ${version}`, { store, key, version, ...why });
  }
  return [...found.values()];
};

/** Who is told of windows, and what is known of an account: while anything of theirs is kept, in any agreement, it stays. */
const accountsOf = async (
  { records }: Stored,
  goes: Goes,
  interests: readonly Told[],
  applications: readonly Application[],
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
  applications: readonly Application[],
): Promise<readonly Planned[]> => {
  const retentionOf = new Map(applications.map(({ applicationId, retention }) => [applicationId, retention]));
  const found: Planned[] = [];
  for await (const { row, letter } of records.letters()) {
    const windowId = windowOfLetter(letter);
    const about = applicationOfLetter(letter);
    const agreement = agreements.find(({ id }) => id === agreementIdOf(windowId));
    const retention =
      letter.kind === 'address-code'
        ? retentionOfCode(letter.createdAt)
        : ((about === undefined ? undefined : retentionOf.get(about)) ??
          (agreement && retentionOfLetter(agreement, windowId, about === undefined)));
    const providerId = letter.letterId.split('.').slice(2).join('.');
    if (retention && goes(providerId, retention))
      found.push(...asPlanned(row, retention, letter.kind === 'address-code' ? undefined : windowId));
  }
  return found;
};
