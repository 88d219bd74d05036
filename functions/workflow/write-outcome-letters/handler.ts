import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { OutcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import type { EvaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { OutcomeDrafts } from '../../../adapters/dynamodb/outcome-drafts.ts';
import type { RepresentationRepository } from '../../../adapters/dynamodb/representations.ts';
import type { SetAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { applicationIdOf, type OpenedApplication } from '../../../domain/application/opened-application.ts';
import { isReleasedBySecond, wordsOf } from '../../../domain/award/releasing.ts';
import { standstill } from '../../../domain/award/standstill.ts';
import type { BankHolidays } from '../../../domain/award/working-days.ts';
import { outcomeLettersOf } from '../../../domain/letters/application-letters.ts';
import { leftOutApplicant } from '../../../domain/letters/left-out-applicant.ts';
import type { OutcomeToTell } from '../../../domain/letters/outcome.ts';
import { outcomeLetter, outcomeParagraphs } from '../../../domain/letters/outcome-letter.ts';
import { panelsReasonsOf } from '../../shared/panels-reasons-of.ts';
import { approvedAward } from '../approved-award.ts';
import { type CalledAgain, inBatches, thisCall } from '../in-batches.ts';
import { leftOutOf } from '../left-out.ts';
import { awardStanding } from '../stop-award.ts';
import { frozenAgreement } from '../stored-window.ts';
import { draftLetters } from './draft-letters.ts';
import { placesGivenBy } from './places-given-by.ts';
import type { Input, Output } from './schema.ts';

interface Deps extends CalledAgain {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly representations: RepresentationRepository;
  readonly evaluations: EvaluationRepository;
  readonly awards: AwardRepository;
  readonly drafts: OutcomeDrafts;
  readonly outcomes: OutcomeRepository;
  readonly letters: LetterRepository;
  readonly bankHolidays: () => Promise<BankHolidays>;
  readonly siteUrl: string;
}

/**
 * Decides each application by the approved recommendation and writes its letter (docs/rules.md, rule 8): as many in a call as one call may,
 * the letters from behind the application `after` on; all of them where it is not said. Each letter has one key, so none
 * is written twice, and none goes before the last is written. Of an award that was stopped, nothing is decided or told; nor of one whose
 * agreement has its letters read first, until they are released: they are drafted then.
 */
export const writeOutcomeLetters =
  (deps: Deps) =>
  async ({ windowId, after }: Input): Promise<Output> => {
    const { windows, applications, evaluations, awards, outcomes, letters, bankHolidays, siteUrl, now } = deps;
    const isStopped = async () => (await awardStanding({ windows, awards }, windowId)) === 'stopped';
    if (await isStopped()) return { windowId, awarded: 0, unsuccessful: 0, outcome: 'stopped' };

    const call = thisCall(deps, after);
    const agreement = await frozenAgreement(windows, windowId);
    const { places, round } = await approvedAward(awards, windowId);
    const { applies } = agreement.standstill;
    const ends = applies ? standstill(agreement.regime, { at: now() }, await bankHolidays()) : undefined;

    const placesOf = Map.groupBy(places, ({ applicationId }) => applicationId);
    const decide = (application: OpenedApplication): Promise<OpenedApplication> => {
      const awardedLots = (placesOf.get(application.applicationId) ?? []).map(({ lot }) => lot);
      const to = awardedLots.length > 0 ? 'awarded' : 'unsuccessful';
      return applications.move(application, to, { awardedLots }, { at: now(), action: `outcome: ${to}` });
    };

    const pageUrl = `${siteUrl}/apply/windows/${windowId}/outcome`;
    const every = await Array.fromAsync(applications.every(windowId));
    const leftOut = await leftOutOf(deps, windowId);
    if (isReleasedBySecond(agreement) && !(await awards.released(windowId, round))) {
      const ask = { windowId, awarded: 0, unsuccessful: 0, outcome: 'release' } as const;
      if (await deps.drafts.round(windowId, round)) return ask;
      const toDraft = { windowId, round, at: now(), places, every, leftOut, agreement, standstill: ends, pageUrl };
      const drafted = await draftLetters(deps, toDraft, call, after);
      return drafted === undefined ? ask : { ...ask, outcome: 'more', after: drafted };
    }

    // Each letter names the winners, so all are decided before the first is written.
    const decided = new Map(every.map((application) => [application.applicationId, application]));
    const undecided = every.filter(isUndecided);
    const deciding = await inBatches(undecided, call, async (application) => {
      decided.set(application.applicationId, await decide(application));
    });
    const outcomesSoFar = [...decided.values()].filter((application) => !isUndecided(application));
    const awarded = outcomesSoFar.filter(({ status }) => status === 'awarded').length;
    const count = { awarded, unsuccessful: outcomesSoFar.length - awarded + leftOut.length };
    if (deciding.isMore) return { windowId, ...count, outcome: 'more', after };

    const winners = placesGivenBy(places, decided);
    const words = isReleasedBySecond(agreement) ? await awards.wordsInLetters(windowId, round) : [];
    const tell = async (outcome: OutcomeToTell): Promise<void> => {
      const { providerId, receipt, awardedLots = [] } = outcome.application;
      const paragraphs = [...outcomeParagraphs(outcome)];
      const told = { windowId, providerId, reference: receipt.reference, paragraphs, lots: [...awardedLots] };
      await outcomes.tell({ ...told, at: now() });
      await letters.enqueue([outcomeLetter(outcome)], now());
    };
    const ofAll = { agreement, winners, standstill: ends, pageUrl };
    const untold = [...decided.values()].filter(({ applicationId }) => applicationId > (after ?? ''));
    const telling = await inBatches(untold, call, async (application) => {
      const reasons = await panelsReasonsOf(evaluations, application.applicationId);
      await tell({ ...ofAll, application, reasons, words: wordsOf(words, application.applicationId) });
    });
    if (telling.isMore) return { windowId, ...count, outcome: 'more', after: telling.last?.applicationId };

    for (const each of leftOut) {
      const application = leftOutApplicant(agreement, each);
      const written = wordsOf(words, applicationIdOf(windowId, application.providerId));
      await tell({ ...ofAll, application, reasons: {}, words: written });
    }
    if (await isStopped()) return { windowId, ...count, outcome: 'stopped' };
    await letters.noteAllWritten(outcomeLettersOf(windowId));
    return { windowId, ...count, outcome: 'written' };
  };

const isUndecided = ({ status }: OpenedApplication): boolean => status === 'scored';
