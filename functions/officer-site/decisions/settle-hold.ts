import { auditWrite } from '../../../adapters/dynamodb/audit.ts';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { Write } from '../../../adapters/dynamodb/table.ts';
import { type Ask, waitsOfAward } from '../../../adapters/dynamodb/waits.ts';
import type { Challenge } from '../../../domain/award/award.ts';
import type { Deps } from '../deps.ts';
import { decideAll, redeliver } from './machine-answers.ts';

/** How a challenge or a proposal to stop the award was settled, by whom and why. */
export type Settled = NonNullable<Challenge['settled']>;

/** Where the award's machine may stand when the award is stopped: each of these questions is answered, and the machine ends. */
const stoppable: ReadonlySet<Ask> = new Set([...waitsOfAward, 'fault']);

interface Settling {
  readonly hold: Challenge;
  /** Everything that holds the award, this among them. */
  readonly holds: readonly Challenge[];
  readonly settled: Settled;
  /** As the audit trail has it. */
  readonly action: string;
  /** What the decision is held to besides. */
  readonly held: readonly Write[];
  /** What somebody is told who comes second. */
  readonly settledBefore: (before: Settled) => Error;
}

/**
 * Settles what holds an award. Its machine is told once nothing holds it any more; where it is stopped, whatever the machine waits for, so
 * that it ends and tells everybody at once. What it comes to ask in this very moment, it finds answered. Sent twice, it is done once.
 * @throws what `settledBefore` makes of it where somebody else has settled it, or otherwise
 */
export const settleHold = async (
  deps: Deps,
  { hold, holds, settled, action, held, settledBefore }: Settling,
): Promise<void> => {
  const { windowId } = hold;
  const writes = [
    ...held,
    deps.awards.keepChallenge({ ...hold, settled }),
    auditWrite(deps.records, {
      windowId,
      at: settled.at,
      by: settled.by,
      action,
      subject: hold.at,
      detail: settled.reason,
    }),
  ];
  const isHeld = holds.some((each) => each !== hold && !each.settled);
  const ends = (ask: Ask): boolean =>
    settled.decision === 'stop' ? stoppable.has(ask) : ask === 'challenge' && !isHeld;
  const waits = (await deps.waits.of(windowId)).filter(({ ask, status }) => status === 'waiting' && ends(ask));
  try {
    await decideAll(deps, { waits, answer: { decision: settled.decision }, writes });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const now = (await deps.awards.challenges(windowId)).find((each) => isSame(each, hold))?.settled;
    if (!now) throw error;
    if (!isAlike(now, settled)) throw settledBefore(now);
  }
};

/**
 * Of one that is settled already: sent twice, its answers are brought to the machine again. @throws what `settledBefore` makes of it where
 * somebody else has settled it, or otherwise
 */
export const settledAlready = async (
  deps: Deps,
  { windowId }: Challenge,
  before: Settled,
  { settled, settledBefore }: Pick<Settling, 'settled' | 'settledBefore'>,
): Promise<void> => {
  if (!isAlike(before, settled)) throw settledBefore(before);
  for (const ask of stoppable) await redeliver(deps, windowId, ask);
};

const isAlike = (one: Settled, other: Settled): boolean => one.by.id === other.by.id && one.decision === other.decision;
const isSame = (one: Challenge, other: Challenge): boolean => one.at === other.at && one.proposal === other.proposal;
