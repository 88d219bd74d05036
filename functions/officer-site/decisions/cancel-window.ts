import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { Write } from '../../../adapters/dynamodb/table.ts';
import { wasTakenUpAgain } from '../../../domain/application/leaving-out.ts';
import type { Officer, Person } from '../../../domain/people/officer.ts';
import { type AwardAtStake, barriersToCancelling } from '../../../domain/window/cancelling.ts';
import type { Window } from '../../../domain/window/window.ts';
import { done, type Sent, unless } from '../../shared/forms/form.ts';
import { awardAtStake, awardOnRecord } from '../case/award-at-stake.ts';
import { awardStateOf } from '../case/award-state.ts';
import { declarationOf } from '../case/declaration.ts';
import { everyApplicant } from '../case/every-applicant.ts';
import { windowAsked } from '../case/window.ts';
import type { DeskDeps } from '../deps.ts';
import { decide } from './machine-answers.ts';
import { requireSeparateInAward } from './require-separate.ts';

interface Cancelling {
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
}

/** A window that is to be cancelled, with what would go with it. */
interface CancelCase {
  readonly window: Window;
  readonly award: AwardAtStake;
  /** What a cancellation is held to. */
  readonly held: readonly Write[];
}

/**
 * A window that this officer may cancel. Where that stops an approved award it is a deed on the award like settling a challenge to it,
 * and held to the same separation of duties (docs/rules.md, rules 5, 6 and 9). @throws Problem 403, 404
 */
export const cancelCase = async (
  deps: DeskDeps,
  officer: Officer,
  windowId: string,
  at: string,
): Promise<CancelCase> => {
  const window = await windowAsked(deps, windowId);
  const award = await awardAtStake(deps, window, await awardOnRecord(deps, window), at);
  if (award.outOfReach.length === 0) return { window, award, held: [] };
  // The declaration first: a conflict declared after it makes the decision fail.
  const declaration = await declarationOf(deps, officer, windowId);
  const [applicants, state] = await Promise.all([everyApplicant(deps, windowId), awardStateOf(deps, windowId)]);
  requireSeparateInAward('cancel-award', officer, { ...applicants, ...state }, windowId);
  return { window, award, held: [deps.evaluations.stillDeclared(windowId, declaration)] };
};

/** Cancels a window; a machine of its own ends what runs for it, and tells everybody (docs/rules.md, rule 1). Sent twice it is done once. */
export const cancelWindow = async (
  deps: DeskDeps,
  { window, award, held }: CancelCase,
  { by, at, reason }: Cancelling,
): Promise<Sent> => {
  const before = window.changes.findLast(({ kind }) => kind === 'cancelled');
  if (before?.by.id === by.id && before.reason === reason) return done;
  return unless(barriersToCancelling(window, award, reason), async () => {
    const change = { kind: 'cancelled' as const, at, by, reason };
    await deps.followChange(window.windowId, change);
    await deps.windows.move(
      window,
      'cancelled',
      { changes: [...window.changes, change] },
      { at, by, action: 'window cancelled', detail: reason },
      held,
    );
    await endTakenUpAgain(deps, window.windowId);
  });
};

/** The window's execution, which is stopped, does not know of those that were started when an application was no longer left out. */
const endTakenUpAgain = async (deps: DeskDeps, windowId: string): Promise<void> => {
  for (const { applicationId } of (await deps.setAside.ever(windowId)).filter(wasTakenUpAgain)) {
    const wait = await deps.waits.get(applicationId, 'fault');
    if (wait?.status !== 'waiting') continue;
    try {
      await decide(deps, { wait, answer: { decision: 'window-cancelled' }, writes: [] });
    } catch (error) {
      // Somebody else has answered it, or it asks anew and is told that the window was cancelled.
      if (!(error instanceof Conflict)) throw error;
    }
  }
};
