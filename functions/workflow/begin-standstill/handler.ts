import type { Now } from '../../../adapters/clock.ts';
import type { AwardRepository, StandstillRecord } from '../../../adapters/dynamodb/awards.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { standstill } from '../../../domain/award/standstill.ts';
import type { BankHolidays } from '../../../domain/award/working-days.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';

interface Dependencies {
  readonly windows: WindowRepository;
  readonly awards: AwardRepository;
  readonly bankHolidays: () => Promise<BankHolidays>;
  readonly now: Now;
}

/** Works out and records when the standstill ends, now that the letters are out (docs/rules.md, rule 7). A repeated attempt keeps the first answer. */
export const beginStandstill =
  ({ windows, awards, bankHolidays, now }: Dependencies) =>
  async ({ windowId }: { readonly windowId: string }) => {
    const window = await storedWindow(windows, windowId);
    const kept =
      (await awards.standstill(windowId)) ?? (await begin(windowId, await frozenAgreement(windows, windowId)));
    if (window.status === 'evaluating') {
      await windows.move(
        window,
        'standstill',
        { standstillEndsAt: kept.endsAt },
        { at: now(), action: 'standstill began', detail: kept.basis },
      );
    }
    return { windowId, endsAt: kept.endsAt };

    async function begin(windowId: string, { regime, standstill: switches }: Agreement): Promise<StandstillRecord> {
      const noticeAt = now();
      const ends = switches.applies
        ? standstill(regime, { at: noticeAt }, await bankHolidays())
        : { endsAt: noticeAt, basis: `No standstill applies: ${switches.confirmedBy}` };
      const fresh = { windowId, noticeAt, endsAt: ends.endsAt, basis: ends.basis };
      await awards.beginStandstill(fresh);
      return fresh;
    }
  };
