import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { ContractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { contractsMade } from '../../../adapters/dynamodb/contracts-made.ts';
import type { ControlRepository } from '../../../adapters/dynamodb/controls.ts';
import type { Table } from '../../../adapters/dynamodb/table.ts';
import type { Wait, WaitRepository } from '../../../adapters/dynamodb/waits.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { placeStanding } from '../../../domain/award/held-back.ts';
import type { Window } from '../../../domain/window/window.ts';
import { eachOf } from '../in-batches.ts';
import { AT_A_TIME } from './look-at-proofs.ts';

export interface TakingUp {
  readonly records: Pick<Table, 'transact'>;
  readonly windows: WindowRepository;
  readonly applications: Pick<ApplicationRepository, 'readable'>;
  readonly contracts: Pick<ContractRepository, 'ofWindow' | 'get'>;
  readonly controls: Pick<ControlRepository, 'proof'>;
  readonly waits: WaitRepository;
  readonly deliver: (answered: Wait) => Promise<void>;
  readonly now: Now;
}

/**
 * Has an award go on that waits at its contracts where an account has proved meanwhile that it speaks for its location: it typed the code on
 * its own page, which reaches no machine. Where an officer has decided on a place the officer has it go on, since the decision can still be
 * changed. @returns whether it goes on
 */
export const takeUpProved = async (deps: TakingUp, window: Window, asked: Wait): Promise<boolean> => {
  const isMade = await contractsMade(deps.contracts, window.windowId);
  const standing = async (application: OpenedApplication): Promise<'decided' | 'proved' | 'waits' | 'made'> => {
    if (application.status !== 'awarded' || (await isMade(application))) return 'made';
    if (application.placeDecision) return 'decided';
    return placeStanding(application) === 'ready' && (await deps.controls.proof(application)) ? 'proved' : 'waits';
  };
  const found = await eachOf(deps.applications.readable(window.windowId), standing, AT_A_TIME);
  if (found.includes('decided') || !found.includes('proved')) return false;
  const action = 'contracts taken up: a provider has proved that it speaks for its location';
  await deps.records.transact([
    ...deps.windows.changeWrites(window, {}, { at: deps.now(), action }),
    deps.waits.answer(asked, {}),
  ]);
  await deps.deliver({ ...asked, status: 'answered', answer: {}, version: asked.version + 1 });
  return true;
};
