import type { Now } from '../../../adapters/clock.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { ContractRepository } from '../../../adapters/dynamodb/contracts.ts';
import type { NoticeRepository } from '../../../adapters/dynamodb/notices.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { awardNoticeOf, uk7Of } from '../../../domain/notices/awarded.ts';
import { noticesOwed } from '../../../domain/notices/owed.ts';
import { londonDate } from '../../../domain/time/london.ts';
import { approvedAward } from '../approved-award.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';
import { contractsOf } from './contracts-of.ts';

interface Deps {
  readonly windows: WindowRepository;
  readonly awards: AwardRepository;
  readonly contracts: Pick<ContractRepository, 'get' | 'ofWindow'>;
  readonly notices: NoticeRepository;
  readonly now: Now;
}

/**
 * Publishes what the regime owes for the award, as OCDS releases, and ends the window (docs/rules.md, rule 10). One call does it: the window's
 * contracts are read a thousand at a time.
 */
export const publishNotices =
  ({ windows, awards, contracts, notices, now }: Deps) =>
  async ({ windowId }: { readonly windowId: string }) => {
    const window = await storedWindow(windows, windowId);
    if (window.status === 'cancelled') return { windowId, notices: [] };
    const agreement = await frozenAgreement(windows, windowId);
    const { approvedAt, places } = await approvedAward(awards, windowId);
    const made = await contractsOf(contracts, { agreementId: agreement.id, windowId, places });
    const award = { agreement, windowId, places: made, decidedAt: approvedAt };
    const owed = noticesOwed(agreement.regime, londonDate(now()));
    for (const notice of owed) {
      const release = notice.code === 'UK7' ? uk7Of(award, now()) : awardNoticeOf(award, now());
      await notices.publish({
        noticeId: release.id,
        agreementId: agreement.id,
        windowId,
        title: notice.title,
        publishedAt: now(),
        release,
      });
    }
    await windows.move(window, 'awarded', {}, { at: now(), action: 'award made', detail: `${made.length} contracts` });
    return { windowId, notices: owed.map(({ code }) => code) };
  };
