import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { isAnyMade } from '../../../adapters/dynamodb/contracts-made.ts';
import type { Challenge } from '../../../domain/award/award.ts';
import { barriersToProposingAStop, isProposal, openProposal } from '../../../domain/award/stop-proposal.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { barriersToTurningAway, type Reason } from '../../../domain/reason.ts';
import type { Window } from '../../../domain/window/window.ts';
import { type AwardState, awardStateOf } from '../case/award-state.ts';
import { declarationOf } from '../case/declaration.ts';
import { everyApplicant } from '../case/every-applicant.ts';
import type { Deps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { requireSeparateInAward } from './require-separate.ts';

/** What stands against a proposal to stop the award of this window, whoever makes it: by what is noted, without a look at any contract. */
export const againstAStop = async (
  deps: Pick<Deps, 'awards'>,
  window: Window,
  holds: readonly Challenge[],
  { decided }: Pick<AwardState, 'decided'>,
): Promise<readonly Reason[]> => {
  const contracts = await deps.awards.areContractsMade(window.windowId);
  return barriersToProposingAStop(window, { approved: decided?.decision === 'approved', contracts, holds });
};

/** The same, looking for contracts of before it was noted that any are made. */
const againstAStopNow = async (
  deps: Deps,
  window: Window,
  holds: readonly Challenge[],
  { standing, decided }: AwardState,
): Promise<readonly Reason[]> => {
  const against = await againstAStop(deps, window, holds, { decided });
  if (against.length > 0 || window.status !== 'standstill' || !standing) return against;
  const contracts = await isAnyMade(deps.contracts, window, await deps.awards.places(standing));
  return barriersToProposingAStop(window, { approved: decided?.decision === 'approved', contracts, holds });
};

/**
 * Proposes that an approved award is stopped, which holds it until another officer decides (docs/rules.md, rule 7). Of two at once one is
 * kept, and the other is told whose. The same proposal sent twice is made once.
 * @returns what stands against it
 */
export const proposeStop = (
  deps: Deps,
  window: Window,
  officer: Officer,
  { reason, at }: { readonly reason: string; readonly at: string },
): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const { windowId } = window;
    const declaration = await declarationOf(deps, officer, windowId);
    const holds = await deps.awards.challenges(windowId);
    const open = openProposal(holds);
    if (open?.recordedBy.id === officer.id && open.summary === reason) return [];
    const [applicants, state] = await Promise.all([everyApplicant(deps, windowId), awardStateOf(deps, windowId)]);
    requireSeparateInAward('propose-stop', officer, { ...applicants, ...state }, windowId);
    const against = [...(await againstAStopNow(deps, window, holds, state)), ...barriersToTurningAway(reason)];
    if (against.length > 0) return against;
    const by = { id: officer.id, name: officer.name };
    const proposal = holds.filter(isProposal).length + 1;
    const current = await deps.windows.get(windowId);
    if (!current) throw new Conflict(`${windowId} is not there any more`);
    await deps.records.transact([
      deps.evaluations.stillDeclared(windowId, declaration),
      deps.awards.withoutContracts(windowId),
      deps.awards.keepChallenge({ windowId, recordedBy: by, proposal, at, from: 'the council', summary: reason }),
      ...deps.windows.changeWrites(current, {}, { at, by, action: 'stop of the award proposed', detail: reason }),
    ]);
    return [];
  });
