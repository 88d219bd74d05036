import { CannotStart } from '@laptop/cloud';
import pMap from 'p-map';
import type { KeptVersions } from '../../adapters/documents/kept-versions.ts';
import type { Removals } from '../../adapters/dynamodb/removals.ts';
import { sha256 } from '../../adapters/sha256.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import {
  digestOfRemoval,
  plannedRemoval,
  plannedRemovalId,
  plannedRemovalKey,
  vouchedFor,
} from '../../domain/retention/planned-removal.ts';
import { londonDate } from '../../domain/time/london.ts';
import type { Asked } from './due.ts';
import { countsBy, type FileStore, nameOf, type Plan, type Planned, type PlannedRecord, type Signer } from './plan.ts';

export interface Confirming {
  readonly removals: Removals;
  readonly files?: Readonly<Record<FileStore, KeptVersions>> | undefined;
  /** What is due on the plan's day as it is stored now. */
  readonly due: (asked: Asked) => Promise<readonly Planned[]>;
  readonly isRecorded: (id: string) => Promise<boolean>;
  /** Called between looks at whether the audit trail has recorded what is planned; false once that takes too long. */
  readonly waitOnce: () => Promise<boolean>;
  readonly now: () => string;
  /** Told after each removal. */
  readonly removed?: (count: number) => void;
}

/** Which records the audit trail follows that are removed here: each needs an entry before it goes. */
const isFollowed = (item: Planned): item is PlannedRecord =>
  item.store === 'records' && 'pk' in item && /^(FROZEN|CORRECTED|EVIDENCE)#/.test(item.pk);

/**
 * What others are found by goes after them, so that a run that was broken off finds the rest again: files, what is noted of them and letters;
 * then other records; then answers and marks; then what is sealed, what was opened, and who is told of windows last.
 */
const turnOf = (item: Planned): number => {
  if (!('pk' in item) || item.store === 'letters' || /^(FILE|LOCATION)#/.test(item.pk)) return 0;
  const { store, pk, sk } = item;
  if (pk.startsWith('INTEREST#')) return 5;
  if (pk.startsWith('WINDOW#') && sk.startsWith('APPLICATION')) return store === 'records' ? 4 : 3;
  return pk.startsWith('FROZEN#') || pk.startsWith('WINDOW#') ? 2 : 1;
};

/**
 * Removes what a plan lists, for a second person: all of it, nothing else, or nothing where anything differs from the plan. Broken off, the
 * same again goes on.
 * @returns how many were removed by this run
 * @throws CannotStart with what stands against it
 */
export const confirmPlan = async (deps: Confirming, plan: Plan, by: Signer): Promise<number> => {
  const { removals, now } = deps;
  if (isSame(by, plan.by)) throw new CannotStart('Somebody else than who proposed the plan confirms it.');
  if (plan.on > londonDate(now())) throw new CannotStart(`The plan is for ${plan.on}, which is yet to come.`);
  const confirmed = `CONFIRMED#${plan.sha256}`;
  const isBegun = await removals.hasEntered(confirmed);
  const left = isBegun ? await stillThere(deps, plan) : plan.items;
  refuseWhereDifferent(left, await deps.due(plan));

  const person = { id: by.identity ?? by.name, name: by.name };
  const about = `plan ${plan.sha256}, proposed by ${plan.by.identity ?? plan.by.name}`;
  const counted = (items: readonly Planned[]) => canonicalJson(countsBy(items, 'store'));
  const enter = (name: string, action: string, items: readonly Planned[], windowId?: string) =>
    removals.enter(name, {
      ...(windowId !== undefined && { windowId }),
      at: now(),
      by: person,
      kind: 'decision',
      action,
      detail: `${about}: ${counted(items)}`,
    });

  await enter(confirmed, 'removal by retention confirmed', plan.items);
  await planEach(deps, plan, person);
  let count = 0;
  for (const item of left.toSorted((one, other) => turnOf(one) - turnOf(other))) {
    await removeOne(deps, item);
    count += 1;
    deps.removed?.(count);
  }
  const after = await stillThere(deps, plan);
  if (after.length > 0) throw new CannotStart(`${after.length} of ${plan.items.length} are still there.`);
  for (const [windowId, items] of Map.groupBy(plan.items, (item) => item.windowId))
    if (windowId !== undefined) await enter(`REMOVED#${plan.sha256}`, 'records removed by retention', items, windowId);
  await enter(`REMOVED#${plan.sha256}`, 'records removed by retention', plan.items);
  return count;
};

/** One name is one person, whatever else is said; and so are one person's credentials under two names. */
const isSame = (one: Signer, other: Signer): boolean =>
  plain(one.name) === plain(other.name) || (one.identity !== undefined && one.identity === other.identity);
const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** The entries that plan the removal of what the audit trail follows: recorded in their chains before anything goes. */
const planEach = async (
  { removals, isRecorded, waitOnce, now }: Confirming,
  plan: Plan,
  by: { readonly id: string; readonly name: string },
): Promise<void> => {
  const ids: string[] = [];
  for (const { windowId, pk, sk, sha256: hash } of plan.items.filter(isFollowed)) {
    if (windowId === undefined) continue;
    const digest = digestOfRemoval(vouchedFor(pk, sk, hash), sha256);
    await removals.enter(
      plannedRemovalKey(windowId, digest).sk,
      plannedRemoval({ windowId, at: now(), by }, plan.sha256, digest),
    );
    ids.push(plannedRemovalId(windowId, digest));
  }
  for (const id of ids)
    while (!(await isRecorded(id)))
      if (!(await waitOnce()))
        throw new CannotStart(
          'The audit trail has not recorded yet what is to be removed. Nothing was removed now: run the same again later.',
        );
};

const refuseWhereDifferent = (planned: readonly Planned[], due: readonly Planned[]): void => {
  const now = new Map(due.map((item) => [nameOf(item), contentOf(item)]));
  const different = planned.filter((item) => now.get(nameOf(item)) !== contentOf(item)).map(nameOf);
  const known = new Set(planned.map(nameOf));
  const fresh = [...now.keys()].filter((name) => !known.has(name));
  if (different.length + fresh.length === 0) return;
  throw new CannotStart(
    [
      'What is due is not what the plan lists. Nothing was removed now; make another plan.',
      ...different.map((name) => `  ${name}: changed, gone, or not due any more`),
      ...fresh.map((name) => `  ${name}: not in the plan`),
    ].join('\n'),
  );
};

/** What must be the same: that it is due, and what it holds. By which rule may look otherwise once the rest of it is gone. */
const contentOf = (item: Planned): string => ('pk' in item ? item.sha256 : item.version);

const removeOne = async ({ removals, files }: Confirming, item: Planned): Promise<void> => {
  if (!('pk' in item)) return files?.[item.store].remove(item);
  const stored = await removals.read(item.store, item);
  if (!stored) return;
  if (sha256(canonicalJson(stored)) !== item.sha256)
    throw new CannotStart(
      `${nameOf(item)} was changed meanwhile. It was not removed; run the same again to see the rest.`,
    );
  await removals.remove(item.store, stored);
};

/** So many are asked for at a time, which is one request for those that are records. */
const TOGETHER = 100;

/** What of a plan has not gone yet. */
const stillThere = async (deps: Confirming, { items }: Plan): Promise<readonly Planned[]> => {
  const there = await pMap(items, (item) => isThere(deps, item), { concurrency: TOGETHER });
  return items.filter((_, index) => there[index]);
};

const isThere = async ({ removals, files }: Confirming, item: Planned): Promise<boolean> => {
  if ('pk' in item) return (await removals.read(item.store, item)) !== undefined;
  for await (const { key, version } of files?.[item.store].below(item.key) ?? [])
    if (key === item.key && version === item.version) return true;
  return false;
};
