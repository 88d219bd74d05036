import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { OutcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import type { EvaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { RepresentationRepository } from '../../../adapters/dynamodb/representations.ts';
import type { SetAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { RecommendedPlace } from '../../../domain/award/award.ts';
import { standstill } from '../../../domain/award/standstill.ts';
import type { BankHolidays } from '../../../domain/award/working-days.ts';
import { panelsReasons } from '../../../domain/evaluation/panels-reasons.ts';
import { leftOutApplicant } from '../../../domain/letters/left-out-applicant.ts';
import type { OutcomeToTell, Winner } from '../../../domain/letters/outcome.ts';
import { outcomeLetter, outcomeParagraphs } from '../../../domain/letters/outcome-letter.ts';
import { approvedAward } from '../approved-award.ts';
import { leftOutOf } from '../left-out.ts';
import { awardStanding } from '../stop-award.ts';
import { frozenAgreement } from '../stored-window.ts';
import type { Output } from './schema.ts';

interface Deps {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly representations: RepresentationRepository;
  readonly evaluations: EvaluationRepository;
  readonly awards: AwardRepository;
  readonly outcomes: OutcomeRepository;
  readonly letters: LetterRepository;
  readonly bankHolidays: () => Promise<BankHolidays>;
  readonly siteUrl: string;
  readonly now: Now;
}

/**
 * Decides each application by the approved recommendation and writes its letter (docs/rules.md, rule 8). Each letter has one key, so none
 * is written twice. Of an award that was stopped, nothing is decided or told.
 */
export const writeOutcomeLetters =
  (deps: Deps) =>
  async ({ windowId }: { readonly windowId: string }): Promise<Output> => {
    const { windows, applications, evaluations, awards, outcomes, letters, bankHolidays, siteUrl, now } = deps;
    const count = { awarded: 0, unsuccessful: 0 };
    const isStopped = async () => (await awardStanding({ windows, awards }, windowId)) === 'stopped';
    if (await isStopped()) return { windowId, ...count, outcome: 'stopped' };

    const agreement = await frozenAgreement(windows, windowId);
    const { places } = await approvedAward(awards, windowId);
    const { applies } = agreement.standstill;
    const ends = applies ? standstill(agreement.regime, { at: now() }, await bankHolidays()) : undefined;

    const decide = async (application: OpenedApplication): Promise<OpenedApplication> => {
      if (application.status !== 'scored') return application;
      const awardedLots = places
        .filter((place) => place.applicationId === application.applicationId)
        .map(({ lot }) => lot);
      const to = awardedLots.length > 0 ? 'awarded' : 'unsuccessful';
      return applications.move(application, to, { awardedLots }, { at: now(), action: `outcome: ${to}` });
    };

    // Each letter names the winners, so all are decided before the first is written.
    const decided: OpenedApplication[] = [];
    for await (const application of applications.every(windowId)) decided.push(await decide(application));
    const winners = winnersAmong(decided, places);

    const tell = async (outcome: OutcomeToTell): Promise<void> => {
      const { providerId, receipt } = outcome.application;
      const paragraphs = [...outcomeParagraphs(outcome)];
      await outcomes.tell({ windowId, providerId, reference: receipt.reference, paragraphs, at: now() });
      await letters.enqueue([outcomeLetter(outcome)], now());
    };
    const ofAll = { agreement, winners, standstill: ends, pageUrl: `${siteUrl}/apply/windows/${windowId}/outcome` };
    for (const application of decided) {
      const { applicationId } = application;
      const moderation = await evaluations.moderation(applicationId);
      await tell({
        ...ofAll,
        application,
        reasons: panelsReasons(moderation?.scores ?? {}, await evaluations.of(applicationId)),
      });
      count[application.status === 'awarded' ? 'awarded' : 'unsuccessful'] += 1;
    }
    for (const leftOut of await leftOutOf(deps, windowId)) {
      await tell({ ...ofAll, application: leftOutApplicant(agreement, leftOut), reasons: {} });
      count.unsuccessful += 1;
    }
    return { windowId, ...count, outcome: (await isStopped()) ? 'stopped' : 'written' };
  };

/** The organisations given a place, by the approved recommendation. */
const winnersAmong = (
  applications: readonly OpenedApplication[],
  places: readonly RecommendedPlace[],
): readonly Winner[] =>
  places.flatMap(({ applicationId, lot, total }) =>
    applications
      .filter((each) => each.applicationId === applicationId)
      .map(({ organisationName: name }) => ({ lot, name, total })),
  );
