import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository, StandstillRecord } from '../../../adapters/dynamodb/awards.ts';
import type { OutcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { RepresentationRepository } from '../../../adapters/dynamodb/representations.ts';
import type { SetAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import type { WaitRepository } from '../../../adapters/dynamodb/waits.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import { noticeComesFirst } from '../../../domain/award/publication.ts';
import { type NoticeGiven, reckonedFrom } from '../../../domain/award/standstill.ts';
import { allIsIn } from '../../../domain/time/arriving.ts';
import { type CalledAgain, thisCall } from '../in-batches.ts';
import { awardStanding, stopAward } from '../stop-award.ts';
import { frozenAgreement } from '../stored-window.ts';
import { toldApplicants } from '../told-applicants.ts';
import type { Input, Output } from './schema.ts';

interface Deps extends CalledAgain {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly representations: RepresentationRepository;
  readonly awards: AwardRepository;
  readonly outcomes: OutcomeRepository;
  readonly letters: LetterRepository;
  readonly waits: WaitRepository;
  readonly sendLetters: InvokeLater;
}

/**
 * Says whether the award may go on after the standstill (docs/rules.md, rule 7). A challenge holds it, and one settled against it stops
 * it, as does an officer who cancelled the window. Where the standstill is not over, or what it counts from has changed, it is looked at again: so it is for a minute
 * after its end, since a challenge counts by when it arrived. Of thousands it looks at the letters, or ends what was stopped, in several calls: each
 * goes on behind the application that the one before came to.
 */
export const endStandstill =
  (deps: Deps) =>
  async ({ windowId, after, told: toldBefore = [], endedUntil }: Input): Promise<Output> => {
    const { awards, waits, sendLetters, now } = deps;
    const call = thisCall(deps, after);
    for (const ask of ['letters-left', 'standstill'] as const) await waits.lapse(windowId, ask);
    const outcome = await awardStanding(deps, windowId);
    if (outcome === 'stopped') {
      const ended = await stopAward(deps, windowId, call, endedUntil);
      if (ended.isMore) return { windowId, outcome: 'more', endedUntil: ended.until };
      // Only once all is ended: until then letters wait that say what stands no more.
      await sendLetters({});
      return { windowId, outcome };
    }
    const kept = await awards.standstill(windowId);
    if (!kept || !allIsIn(kept.endsAt, now())) return { windowId, outcome: 'begin-again' };
    const told = await toldApplicants(deps, windowId, now(), call, { after: after ?? '', told: toldBefore });
    if (told.kind === 'more') return { windowId, outcome: 'more', after: told.after, told: [...told.told] };
    if (told.kind !== 'told' || (await isOutOfDate(kept, told.notice))) return { windowId, outcome: 'begin-again' };
    return { windowId, outcome };

    async function isOutOfDate({ reckonedFrom: from }: StandstillRecord, heard: NoticeGiven): Promise<boolean> {
      const { regime } = await frozenAgreement(deps.windows, windowId);
      const published = noticeComesFirst(regime) ? await awards.publication(windowId) : undefined;
      const notice = published ? { at: published.publishedAt } : heard;
      return from !== undefined && from.split(' confirmed ')[0] !== reckonedFrom(notice, published?.number);
    }
  };
