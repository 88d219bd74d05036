import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { ControlRepository } from '../../../adapters/dynamodb/controls.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { MakeListsWhole } from '../../../adapters/dynamodb/whole-lists.ts';
import type { MakeRegisterWhole } from '../../../adapters/dynamodb/whole-register.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import { type BankHolidays, horizonIsNear, isHorizonNear } from '../../../domain/award/working-days.ts';
import { londonDate } from '../../../domain/time/london.ts';
import { logger } from '../../shared/logger.ts';
import { type EndingContracts, endLeftContracts } from './end-left-contracts.ts';
import { type FinishingWindow, finishWindow } from './finish-window.ts';
import { type LookingAtProofs, lookAtProofs } from './look-at-proofs.ts';
import { type TakingUp, takeUpProved } from './take-up-proved.ts';
import { type TellingAnswersAgain, tellAnswersAgain } from './tell-answers-again.ts';

interface Deps extends FinishingWindow, TakingUp, LookingAtProofs, EndingContracts, TellingAnswersAgain {
  readonly contracts: TakingUp['contracts'] & EndingContracts['contracts'];
  readonly applications: Pick<ApplicationRepository, 'readable' | 'getIfReadable' | 'change'>;
  readonly controls: Pick<ControlRepository, 'proof' | 'known'>;
  readonly agreementIds: readonly string[];
  readonly sendLetters: InvokeLater;
  readonly makeRegisterWhole: MakeRegisterWhole;
  readonly makeListsWhole: MakeListsWhole;
  readonly bankHolidays: () => Promise<Pick<BankHolidays, 'knownUntil'>>;
}

/**
 * Each morning: takes up what an outage left half done, and ends the contracts of providers that left. Everything it does was stored before, and doing it again changes nothing.
 * One answer or window that fails never stops the others. @throws the first failure, once each has had its turn
 */
export const finishDeliveries = (deps: Deps) => async () => {
  const { agreementIds, windows, waits, deliver, sendLetters, makeRegisterWhole, makeListsWhole, bankHolidays, now } =
    deps;
  const failures: unknown[] = [];
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      failures.push(error);
    }
  };
  const count = { answers: 0, changes: 0, ended: 0, started: 0, proved: 0, registers: 0, lists: 0, proofs: 0, left: 0 };
  for await (const answered of everyItem((after) => waits.undelivered({ after }))) {
    await attempt(async () => {
      await deliver(answered);
      count.answers += 1;
    });
  }
  const held = new Map((await waits.waiting('register-changes')).map((asked) => [asked.subject, asked]));
  for (const agreementId of agreementIds) {
    await attempt(async () => {
      for await (const window of everyItem((after) => windows.page(agreementId, { after }))) {
        await attempt(async () => {
          const { changes, ended, started } = await finishWindow(deps, window);
          count.changes += changes;
          count.ended += ended;
          count.started += started;
          const asked = held.get(window.windowId);
          if (asked && (await takeUpProved(deps, window, asked))) count.proved += 1;
        });
        await attempt(async () => {
          if (window.unsealedAt && (await makeListsWhole(window.windowId))) count.lists += 1;
        });
        await attempt(async () => {
          count.proofs += await lookAtProofs(deps, window);
        });
      }
    });
  }
  for (const agreementId of agreementIds)
    await attempt(async () => {
      count.left += await endLeftContracts(deps, agreementId);
    });
  for (const agreementId of agreementIds)
    await attempt(async () => {
      if (await makeRegisterWhole(agreementId)) count.registers += 1;
    });
  await attempt(async () => {
    count.changes += await tellAnswersAgain(deps);
  });
  await attempt(() => sendLetters({}));
  const { knownUntil } = await bankHolidays();
  if (isHorizonNear({ knownUntil }, londonDate(now()))) logger.warn(horizonIsNear, { knownUntil });
  if (failures.length > 0) throw failures[0];
  return { ...count, bankHolidaysKnownUntil: knownUntil };
};
