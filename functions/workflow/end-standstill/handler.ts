import type { Now } from '../../../adapters/clock.ts';
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
import { reckonedFrom } from '../../../domain/award/standstill.ts';
import { allIsIn } from '../../../domain/time/arriving.ts';
import { awardStanding, stopAward } from '../stop-award.ts';
import { frozenAgreement } from '../stored-window.ts';
import { toldApplicants } from '../told-applicants.ts';
import type { Output } from './schema.ts';

interface Deps {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly representations: RepresentationRepository;
  readonly awards: AwardRepository;
  readonly outcomes: OutcomeRepository;
  readonly letters: LetterRepository;
  readonly waits: WaitRepository;
  readonly sendLetters: InvokeLater;
  readonly now: Now;
}

/**
 * Says whether the award may go on after the standstill (docs/rules.md, rule 7). A challenge holds it, and one settled against it stops
 * it, as does an officer who cancelled the window. Where the standstill is not over, or what it counts from has changed, it is looked at again: so it is for a minute
 * after its end, since a challenge counts by when it arrived.
 */
export const endStandstill =
  (deps: Deps) =>
  async ({ windowId }: { readonly windowId: string }): Promise<Output> => {
    const { awards, waits, sendLetters, now } = deps;
    for (const ask of ['letters-left', 'standstill'] as const) await waits.lapse(windowId, ask);
    const outcome = await awardStanding(deps, windowId);
    if (outcome === 'stopped') {
      await stopAward(deps, windowId);
      await sendLetters({});
      return { windowId, outcome };
    }
    const kept = await awards.standstill(windowId);
    if (!kept || !allIsIn(kept.endsAt, now()) || (await isOutOfDate(kept))) return { windowId, outcome: 'begin-again' };
    return { windowId, outcome };

    async function isOutOfDate({ reckonedFrom: from }: StandstillRecord): Promise<boolean> {
      const told = await toldApplicants(deps, windowId, now());
      if (told.kind !== 'told') return true;
      const { regime } = await frozenAgreement(deps.windows, windowId);
      const published = noticeComesFirst(regime) ? await awards.publication(windowId) : undefined;
      const notice = published ? { at: published.publishedAt } : told.notice;
      return from !== undefined && from.split(' confirmed ')[0] !== reckonedFrom(notice, published?.number);
    }
  };
