import type { Agreement } from '../agreement/agreement.ts';
import { decisionExpectedBy } from '../application/progress.ts';
import type { Approval, Recommendation } from '../award/award.ts';
import { lastRound } from '../award/last-round.ts';
import { type AwardStop, awardStopOf } from '../award/stopped.ts';
import type { Person } from '../people/officer.ts';
import { isBehindItsTime } from './behind-its-time.ts';
import { cancellationOf } from './cancelling.ts';
import { type Stage, stageOfAsk, stages } from './stages.ts';
import { applicationsAt, isOfApplications, type Waiting, type WhatWaits, waitsAt } from './waiting-at.ts';
import type { Window } from './window.ts';

/** What is stored of a window and its award. */
export interface StoredOfWindow extends WhatWaits {
  readonly window: Pick<
    Window,
    'status' | 'opensAt' | 'closesAt' | 'changes' | 'unsealedAt' | 'standstillEndsAt' | 'reopenings'
  >;
  readonly agreement: Pick<Agreement, 'standstill' | 'decision'>;
  readonly recommendations: readonly Recommendation[];
  readonly approvals: readonly Approval[];
  /** When the last applicant was told. */
  readonly toldAt: string | undefined;
}

/**
 * `left-out`: the agreement has none. Of a window that was cancelled, or whose award was stopped: `stopped` where it stood, and `never` what was
 * still ahead.
 */
export type StageState = 'done' | 'now' | 'ahead' | 'left-out' | 'stopped' | 'never';

export interface StageStanding {
  readonly stage: Stage;
  readonly is: StageState;
  /** Of one that is done, when it was over, or by when it was; undefined where that is not kept. */
  readonly doneBy?: string | undefined;
  /** Since when the window stands at it; undefined where that is not kept. */
  readonly since?: string | undefined;
  /** When it ends, of one at which the window stands; when it begins, of one that is ahead. */
  readonly due?: string | undefined;
  /** Of the letters that are ahead: the day, `YYYY-MM-DD`, by which applicants can expect to be told. */
  readonly expectedBy?: string | undefined;
  /** How many applications are at it, where it is done application by application. */
  readonly applications?: number;
  readonly waitsFor?: readonly Waiting[];
}

/** The ways that lead aside, as far as they were taken. */
export interface SideWays {
  /** The last time that a recommendation was returned, or an approval handed back, and how often that was. */
  readonly returned?: {
    readonly at: string;
    readonly by: Person;
    readonly times: number;
    readonly isHandedBack: boolean;
  };
  /** What stopped an award that had been approved. */
  readonly stopped?: AwardStop;
  /** Of a window that was cancelled with no approved award. */
  readonly cancelled?: { readonly at: string; readonly by: Person };
}

export interface WhereItStands {
  /** Each stage, in its order. */
  readonly stages: readonly StageStanding[];
  readonly sideWays: SideWays;
  /** Whether it should have been opened, closed or unsealed by now. */
  readonly isLate: boolean;
}

/** Where a window and its award stand: each stage of their way, and what led aside (docs/rules.md, rules 1 and 5 to 8). */
export const whereItStands = (known: StoredOfWindow, now: string): WhereItStands => {
  const sideWays = sideWaysOf(known);
  const isEnded = known.window.status === 'cancelled' || sideWays.stopped !== undefined;
  const where = isEnded ? whereItEnded(known, sideWays) : whereItIs(known, now);
  const said: Partial<Record<StageState, (stage: Stage) => Partial<StageStanding>>> = {
    done: (stage) => ({ doneBy: doneBy(known, stage) }),
    now: (stage) => ({
      since: sinceOf(known, stage),
      due: endOf(known, stage),
      waitsFor: waitsAt(known, stage, where),
      ...(isOfApplications(stage) ? { applications: applicationsAt(known, stage) } : {}),
    }),
    ahead: (stage) => ({
      due: beginningOf(known, stage),
      ...(stage === 'letters' ? { expectedBy: decisionExpectedBy(known.window, known.agreement) } : {}),
    }),
  };
  return {
    stages: stages.map((stage) => {
      const is = isEnded ? stateWhenEnded(known, stage, where) : stateOf(known, stage, where);
      return { stage, is, ...said[is]?.(stage) };
    }),
    sideWays,
    isLate: isBehindItsTime(known.window, now),
  };
};

const placeOf = (stage: Stage): number => stages.indexOf(stage);

const isApproved = ({ recommendations, approvals }: StoredOfWindow): boolean =>
  lastRound(recommendations, approvals).decided?.decision === 'approved';

/** The first stage that is not done, of a window that goes on; the last of one that came to its end. */
const whereItIs = (known: StoredOfWindow, now: string): Stage => {
  const { window, recommendations, approvals } = known;
  if (window.status === 'scheduled' || window.status === 'open') return window.status;
  if (window.status === 'closed') return 'unsealing';
  if (window.status !== 'evaluating' && window.status !== 'standstill') return 'ended';
  if (isApproved(known)) return afterApproval(known, now);
  const unsettled = stages.find((stage) => applicationsAt(known, stage) > 0);
  return unsettled ?? (lastRound(recommendations, approvals).standing ? 'approval' : 'recommendation');
};

/** What its machine asks says where an approved award is; where it asks nothing, its status and the clock do. */
const afterApproval = ({ window, asks }: StoredOfWindow, now: string): Stage => {
  const asked = asks
    .flatMap(({ ask }) => (stageOfAsk[ask] === 'whichever' ? [] : [stageOfAsk[ask]]))
    .find((stage) => placeOf(stage) > placeOf('approval'));
  if (asked) return asked;
  if (window.status === 'evaluating') return 'letters';
  return window.standstillEndsAt !== undefined && now < window.standstillEndsAt ? 'standstill' : 'contracts';
};

/** Where it stood when it was cancelled, or its award stopped. */
const whereItEnded = (known: StoredOfWindow, { stopped, cancelled }: SideWays): Stage => {
  const { window, recommendations, approvals, toldAt } = known;
  if (stopped) {
    if (!toldAt) return 'letters';
    const isOver = window.standstillEndsAt !== undefined && stopped.at >= window.standstillEndsAt;
    // A challenge, or a proposal to stop, holds the standstill beyond its end.
    return isOver && stopped.because === 'out-of-reach' ? 'contracts' : 'standstill';
  }
  if (!window.unsealedAt) {
    if (!cancelled || cancelled.at < window.opensAt) return cancelled ? 'scheduled' : 'open';
    return cancelled.at < window.closesAt ? 'open' : 'unsealing';
  }
  if (lastRound(recommendations, approvals).standing) return 'approval';
  const last = recommendations.at(-1);
  const isDoneAgain = last !== undefined && (last.reopenings ?? 0) !== (window.reopenings ?? 0);
  return last && !isDoneAgain ? 'recommendation' : 'checks';
};

const stateOf = (known: StoredOfWindow, stage: Stage, where: Stage): StageState => {
  if (isWithoutIt(known, stage, where)) return 'left-out';
  if (stage === where) return where === 'ended' ? 'done' : 'now';
  if (placeOf(stage) < placeOf(where)) return 'done';
  if (!isOfApplications(where)) return 'ahead';
  // Marks that are set aside, or a location that another names, can come up again while an approver is asked.
  if (lastRound(known.recommendations, known.approvals).standing) {
    if (stage === 'recommendation') return 'done';
    if (stage === 'approval') return 'now';
  }
  if (!isOfApplications(stage)) return 'ahead';
  // Those before it are not done, so that others may still come.
  return applicationsAt(known, stage) > 0 ? 'now' : 'ahead';
};

const stateWhenEnded = (known: StoredOfWindow, stage: Stage, where: Stage): StageState => {
  if (isWithoutIt(known, stage, where)) return 'left-out';
  if (placeOf(stage) < placeOf(where)) return 'done';
  // At which of these its applications were by then is not kept.
  return stage === where || (isOfApplications(where) && isOfApplications(stage)) ? 'stopped' : 'never';
};

const isWithoutIt = ({ agreement }: StoredOfWindow, stage: Stage, where: Stage): boolean =>
  stage === 'standstill' && !agreement.standstill.applies && where !== 'standstill';

/** When a stage was over. Of the last application to be checked, scored and agreed on it is known that it was before the recommendation. */
const doneBy = ({ window, recommendations, approvals, toldAt }: StoredOfWindow, stage: Stage): string | undefined => {
  const recommendedAt = recommendations.at(-1)?.at;
  const decided = approvals.find(({ round }) => round === recommendations.at(-1)?.round);
  const over: Partial<Record<Stage, string | undefined>> = {
    scheduled: window.opensAt,
    open: window.closesAt,
    unsealing: window.unsealedAt,
    checks: recommendedAt,
    scoring: recommendedAt,
    moderation: recommendedAt,
    recommendation: recommendedAt,
    approval: decided?.at,
    letters: toldAt,
    standstill: window.standstillEndsAt,
  };
  return over[stage];
};

/** Since when a window stands at a stage. When an application came to be scored, or the last to be settled, is not kept. */
const sinceOf = (known: StoredOfWindow, stage: Stage): string | undefined => {
  const { window, recommendations, approvals, toldAt, agreement } = known;
  const since: Partial<Record<Stage, string | undefined>> = {
    open: window.opensAt,
    unsealing: window.closesAt,
    checks: window.unsealedAt,
    recommendation: approvals.at(-1)?.at,
    approval: recommendations.at(-1)?.at,
    letters: approvals.at(-1)?.at,
    standstill: toldAt,
    contracts: agreement.standstill.applies ? window.standstillEndsAt : toldAt,
  };
  return since[stage];
};

/** When a stage ends by the clock at which a window stands. */
const endOf = ({ window }: StoredOfWindow, stage: Stage): string | undefined => {
  const ends: Partial<Record<Stage, string | undefined>> = {
    scheduled: window.opensAt,
    open: window.closesAt,
    standstill: window.standstillEndsAt,
  };
  return ends[stage];
};

/** When a stage begins by the clock that is still ahead. */
const beginningOf = ({ window }: StoredOfWindow, stage: Stage): string | undefined => {
  const begins: Partial<Record<Stage, string | undefined>> = {
    open: window.opensAt,
    unsealing: window.closesAt,
    contracts: window.standstillEndsAt,
  };
  return begins[stage];
};

const sideWaysOf = (known: StoredOfWindow): SideWays => {
  const { window, approvals, challenges } = known;
  const back = approvals.filter(({ decision }) => decision === 'returned');
  const last = back.at(-1);
  const stopped = isApproved(known) && window.status !== 'awarded' ? awardStopOf(window, challenges) : undefined;
  const cancelled = stopped ? undefined : cancellationOf(window);
  return {
    ...(last
      ? { returned: { at: last.at, by: last.by, times: back.length, isHandedBack: last.tookBack !== undefined } }
      : {}),
    ...(stopped ? { stopped } : {}),
    ...(cancelled ? { cancelled: { at: cancelled.at, by: cancelled.by } } : {}),
  };
};
