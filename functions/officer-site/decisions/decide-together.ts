import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { tellUnreadable, UnreadableRecord } from '../../../adapters/dynamodb/unreadable.ts';
import {
  barriersToDecidingTogether,
  becameOfEach,
  type DecidedTogether,
  isToDo,
} from '../../../domain/application/decided-together.ts';
import { deciders } from '../../../domain/people/officer.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { DeskDeps } from '../deps.ts';
import { decideReferral } from './referral.ts';

/** So many are decided at once. */
const AT_ONCE = 10;

/**
 * Keeps what an officer confirmed, before any of it is done. Confirmed twice, it is kept once: the second time as it is kept.
 * @throws Conflict where something else is kept under its id
 */
export const beginTogether = async (deps: DeskDeps, fresh: DecidedTogether): Promise<DecidedTogether> => {
  const { windowId, togetherId, by, at, stage, applications } = fresh;
  // Not its reason: whoever may not read a decision on an application may read this.
  const detail = `${stage}: ${applications.length} to be accepted, ${togetherId}`;
  try {
    await deps.together.begin(fresh, { windowId, by, at, action: 'referrals decided together', detail });
    return fresh;
  } catch (error) {
    const kept = error instanceof Conflict ? await deps.together.get(fresh) : undefined;
    if (!kept || kept.by.id !== by.id || kept.confirmed !== fresh.confirmed) throw error;
    return kept;
  }
};

/** Decides on those that are left, each as its own form would and in its own transaction. Called again, it does what is still to do. */
export const goOnTogether = async (deps: DeskDeps, together: DecidedTogether, at: string): Promise<void> => {
  const left = await leftOf(deps, together);
  const failed: unknown[] = [];
  for (let from = 0; from < left.length; from += AT_ONCE) {
    const tried = await Promise.allSettled(
      left.slice(from, from + AT_ONCE).map((each) => decideOne(deps, together, each, at)),
    );
    failed.push(...tried.flatMap((each) => (each.status === 'rejected' ? [each.reason] : [])));
  }
  if (failed.length > 0) throw failed[0];
  if (together.endedAt || (await leftOf(deps, together)).length > 0) return;
  await deps.together.end(together, at).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
  });
};

type Each = DecidedTogether['applications'][number];

const leftOf = async ({ together: kept }: DeskDeps, together: DecidedTogether): Promise<readonly Each[]> => {
  const toDo = new Set(
    becameOfEach(together, await kept.results(together))
      .filter(isToDo)
      .map(({ applicationId }) => applicationId),
  );
  return together.applications.filter(({ applicationId }) => toDo.has(applicationId));
};

/** One of them. What cannot be decided just now stays to be done; what cannot be decided so any more is left out, with why. */
const decideOne = async (
  deps: DeskDeps,
  together: DecidedTogether,
  { applicationId, version }: Each,
  at: string,
): Promise<void> => {
  const { togetherId, stage, reason, by, applications } = together;
  const made = {
    decision: 'accept' as const,
    reason,
    together: { togetherId, others: applications.length - 1 },
    by,
    at,
  };
  const accepted = deps.together.resultWrite(together, { applicationId, result: 'accepted', at });
  try {
    await decideReferral(deps, applicationId, stage, made, { seen: version, also: [accepted] });
  } catch (error) {
    if (error instanceof UnreadableRecord) tellUnreadable(error);
    else if (error instanceof Problem) {
      const text = await whyNot(deps, together, { applicationId, version });
      if (text) await deps.together.keepResult(together, { applicationId, result: 'left-out', text, at });
    } else if (!(error instanceof Conflict)) throw error;
  }
};

/** Why it cannot be decided with the others any more; undefined where it is as it was, and its process or its window is not ready. */
const whyNot = async (
  { applications }: DeskDeps,
  { stage, by }: DecidedTogether,
  { applicationId, version }: Each,
): Promise<string | undefined> => {
  const application = await applications.get(applicationId);
  if (!application) return 'There is no such application any more.';
  const [barrier] = barriersToDecidingTogether(application, stage, { ...by, roles: [...deciders] });
  if (barrier) return barrier.text;
  return application.version === version
    ? undefined
    : 'It was changed after it was shown with the others, so it is decided on by itself.';
};
