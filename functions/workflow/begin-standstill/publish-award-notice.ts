import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { NoticeRepository } from '../../../adapters/dynamodb/notices.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { completeAnswers } from '../../../domain/application/application.ts';
import { contractOf } from '../../../domain/award/contract.ts';
import type { Publication } from '../../../domain/award/publication.ts';
import type { BankHolidays } from '../../../domain/award/working-days.ts';
import { type Place, uk6Of } from '../../../domain/notices/awarded.ts';
import { titleOf } from '../../../domain/notices/owed.ts';
import { approvedAward } from '../approved-award.ts';
import { eachOf } from '../in-batches.ts';
import { storedAnswers, storedApplication } from '../stored-application.ts';

interface Deps {
  readonly applications: ApplicationRepository;
  readonly awards: AwardRepository;
  readonly notices: NoticeRepository;
}

/**
 * Publishes UK6 as data, with the standstill that it began: the places as their contracts are to be (docs/rules.md, rule 10). A corrected
 * record of its publication takes the place of the one before.
 */
export const publishAwardNotice = async (
  { applications, awards, notices }: Deps,
  agreement: Agreement,
  { windowId, number, publishedAt }: Publication,
  standstillEndsAt: string,
  holidays: BankHolidays,
): Promise<void> => {
  const approved = await approvedAward(awards, windowId);
  const places = await eachOf(approved.places, async ({ applicationId, lot }): Promise<Place> => {
    const application = await storedApplication(applications, applicationId);
    const frozen = await storedAnswers(applications, application);
    const answers = completeAnswers(agreement, frozen.answers);
    return contractOf(agreement, application, answers, lot, standstillEndsAt, holidays);
  });
  const award = { agreement, windowId, places, decidedAt: approved.approvedAt };
  const release = uk6Of(award, { number, publishedAt, standstillEndsAt });
  await notices.publish({
    noticeId: release.id,
    agreementId: agreement.id,
    windowId,
    title: titleOf('UK6'),
    publishedAt,
    release,
  });
};
