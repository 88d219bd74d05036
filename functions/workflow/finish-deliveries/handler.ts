import type { Now } from '../../../adapters/clock.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Wait, WaitRepository } from '../../../adapters/dynamodb/waits.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import { type BankHolidays, horizonIsNear, isHorizonNear } from '../../../domain/award/working-days.ts';
import { londonDate } from '../../../domain/time/london.ts';
import { logger } from '../../shared/logger.ts';

interface Dependencies {
  readonly agreementIds: readonly string[];
  readonly windows: WindowRepository;
  readonly waits: WaitRepository;
  readonly deliver: (answered: Wait) => Promise<void>;
  readonly sendLetters: InvokeLater;
  readonly tellProviders: InvokeLater;
  readonly bankHolidays: () => Promise<Pick<BankHolidays, 'knownUntil'>>;
  readonly now: Now;
}

/** Each morning: takes up what an outage left half done. Everything it does was stored before, and doing it again changes nothing. */
export const finishDeliveries =
  ({ agreementIds, windows, waits, deliver, sendLetters, tellProviders, bankHolidays, now }: Dependencies) =>
  async () => {
    const count = { answers: 0, changes: 0 };
    for await (const answered of everyItem((after) => waits.undelivered({ after }))) {
      await deliver(answered);
      count.answers += 1;
    }
    for (const agreementId of agreementIds) {
      for await (const { windowId, status, changes } of everyItem((after) => windows.page(agreementId, { after }))) {
        if (status !== 'open') continue;
        for (const { at } of changes) {
          await tellProviders({ windowId, changeAt: at });
          count.changes += 1;
        }
      }
    }
    await sendLetters({});
    const { knownUntil } = await bankHolidays();
    if (isHorizonNear({ knownUntil }, londonDate(now()))) logger.warn(horizonIsNear, { knownUntil });
    return { ...count, bankHolidaysKnownUntil: knownUntil };
  };
