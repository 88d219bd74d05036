import type { Now } from '../../../adapters/clock.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { ContractRepository } from '../../../adapters/dynamodb/contracts.ts';
import type { NoticeRepository } from '../../../adapters/dynamodb/notices.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { providerIdOf } from '../../../domain/application/opened-application.ts';
import { awardNoticeOf, uk7Of } from '../../../domain/notices/awarded.ts';
import { noticesOwed } from '../../../domain/notices/owed.ts';
import { londonDate } from '../../../domain/time/london.ts';
import { approvedAward } from '../approved-award.ts';
import { eachOf } from '../in-batches.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';

interface Deps {
  readonly windows: WindowRepository;
  readonly awards: AwardRepository;
  readonly contracts: Pick<ContractRepository, 'get'>;
  readonly notices: NoticeRepository;
  readonly now: Now;
}

/** Publishes what the regime owes for the award, as OCDS releases, and ends the window (docs/rules.md, rule 10). */
export const publishNotices =
  ({ windows, awards, contracts, notices, now }: Deps) =>
  async ({ windowId }: { readonly windowId: string }) => {
    const window = await storedWindow(windows, windowId);
    if (window.status === 'cancelled') return { windowId, notices: [] };
    const agreement = await frozenAgreement(windows, windowId);
    const { approvedAt, places } = await approvedAward(awards, windowId);
    // A place that was withheld has no contract, and one that its provider held already has that of another window.
    const held = await eachOf(places, ({ applicationId, lot }) =>
      contracts.get(agreement.id, lot, providerIdOf(applicationId)),
    );
    const made = held.flatMap((contract) => (contract?.windowId === windowId ? [contract] : []));
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
