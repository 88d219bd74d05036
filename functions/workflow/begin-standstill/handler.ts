import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository, StandstillRecord } from '../../../adapters/dynamodb/awards.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { NoticeRepository } from '../../../adapters/dynamodb/notices.ts';
import type { SetAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { noticeComesFirst } from '../../../domain/award/publication.ts';
import { neverShortened, reckonedFrom, type Standstill } from '../../../domain/award/standstill.ts';
import { standingOfAward } from '../../../domain/award/stopped.ts';
import type { BankHolidays } from '../../../domain/award/working-days.ts';
import { allIsIn, secondsUntilAllIsIn } from '../../../domain/time/arriving.ts';
import type { Window } from '../../../domain/window/window.ts';
import { type CalledAgain, thisCall } from '../in-batches.ts';
import { frozenAgreement, storedWindow, type TermOf, withTermOfNow } from '../stored-window.ts';
import { toldApplicants } from '../told-applicants.ts';
import { publishAwardNotice } from './publish-award-notice.ts';
import { reckon } from './reckon.ts';
import type { Input, Output } from './schema.ts';

interface Deps extends CalledAgain {
  readonly agreementOf: TermOf;
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly awards: AwardRepository;
  readonly letters: LetterRepository;
  readonly notices: NoticeRepository;
  readonly bankHolidays: () => Promise<BankHolidays>;
}

/**
 * Begins the standstill, or says what it still needs (docs/rules.md, rule 7): letters that are on their way or could not be delivered,
 * the award notice where it comes first, an end that nobody can work out yet. It looks at as many letters in a call as one call may, from
 * behind the application `after` on; at all of them where it is not said. Attempted again with nothing changed, it keeps the end
 * that it stated; where an officer corrected what it counts from, it states the end again, and never an earlier one.
 */
export const beginStandstill =
  (deps: Deps) =>
  async ({ windowId, after, told: toldBefore = [] }: Input): Promise<Output> => {
    const { agreementOf, windows, applications, awards, notices, bankHolidays, now } = deps;
    const call = thisCall(deps, after);
    const window = await storedWindow(windows, windowId);
    if (standingOfAward(window, await awards.challenges(windowId)) === 'stopped')
      return { windowId, outcome: 'stopped' };
    const from = { after: after ?? '', told: toldBefore };
    const told = await toldApplicants(deps, windowId, now(), call, from);
    if (told.kind === 'more') return { windowId, outcome: 'more-letters', after: told.after, told: [...told.told] };
    if (told.kind !== 'told') return { windowId, outcome: told.kind };
    await awards.keepTold({ windowId, ...told.notice });

    const agreement = withTermOfNow(await frozenAgreement(windows, windowId), agreementOf);
    const published = noticeComesFirst(agreement.regime) ? await awards.publication(windowId) : undefined;
    if (noticeComesFirst(agreement.regime) && !published) return { windowId, outcome: 'publication' };
    const notice = published ? { at: published.publishedAt } : told.notice;
    const countsFrom = reckonedFrom(notice, published?.number);

    const before = await awards.standstill(windowId);
    const confirmed = await awards.confirmedEnd(windowId);
    const ends = await reckon({ agreement, notice, from: countsFrom, confirmed, bankHolidays });
    if (ends.kind === 'unknown') {
      await awards.keepUnknownEnd({ windowId, reckonedFrom: countsFrom, ...ends.unknown });
      return { windowId, outcome: 'standstill-end' };
    }
    const kept = await state(window, notice.at, ends.reckonedFrom, ends.standstill, before);
    return allIsIn(kept.endsAt, now())
      ? { windowId, outcome: 'over' }
      : { windowId, outcome: 'begun', endsAt: kept.endsAt, seconds: secondsUntilAllIsIn(kept.endsAt, now()) };

    async function state(
      { status, standstillEndsAt }: Window,
      noticeAt: string,
      from: string,
      fresh: Pick<Standstill, 'endsAt' | 'basis'>,
      before: StandstillRecord | undefined,
    ): Promise<StandstillRecord> {
      const stated = before?.reckonedFrom === from ? before : neverShortened(fresh, before);
      const record = { windowId, noticeAt, endsAt: stated.endsAt, basis: stated.basis, reckonedFrom: from };
      if (before?.reckonedFrom !== from) {
        if (published)
          await publishAwardNotice(
            { applications, awards, notices },
            agreement,
            published,
            record.endsAt,
            await bankHolidays(),
          );
        await awards.stateStandstill(record, before);
      }
      const patch = { standstillEndsAt: record.endsAt };
      if (status === 'evaluating')
        await windows.move(window, 'standstill', patch, {
          at: now(),
          action: 'standstill began',
          detail: record.basis,
        });
      else if (status === 'standstill' && standstillEndsAt !== record.endsAt)
        await windows.change(window, patch, { at: now(), action: 'standstill stated again', detail: record.basis });
      return record;
    }
  };
