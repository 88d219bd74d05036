import type { Ask } from '../../../adapters/dynamodb/waits.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { Applicants } from '../../../domain/award/applicants.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';
import { frozenAgreement } from './agreement.ts';
import { type AwardState, awardStateOf } from './award-state.ts';
import { windowSeenBy } from './declaration.ts';
import { everyApplicant } from './every-applicant.ts';
import { officerOf } from './officer.ts';
import type { OfWindow } from './window.ts';

/** The award of a window, with all that is recommended and approved by. */
export interface AwardCase {
  readonly window: Window;
  readonly conflicted: ReadonlySet<string>;
  readonly agreement: Agreement;
  readonly applicants: Applicants;
  readonly state: AwardState;
  /** Whether the award's machine asks for this decision. */
  readonly isWaiting: boolean;
}

/** The award as this officer may see it, and whether its machine waits for what is asked. @throws Problem */
export const awardCase = async (deps: Deps, { params, visitor }: OfWindow, ask: Ask): Promise<AwardCase> => {
  const { window, conflicted } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
  const { windowId } = window;
  const [agreement, applicants, state, wait] = await Promise.all([
    frozenAgreement(deps, windowId),
    everyApplicant(deps, windowId),
    awardStateOf(deps, windowId),
    deps.waits.get(windowId, ask),
  ]);
  return { window, conflicted, agreement, applicants, state, isWaiting: wait?.status === 'waiting' };
};
