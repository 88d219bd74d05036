import { leavingOutOf } from '../../../domain/application/leaving-out.ts';
import { providerIdOf, windowIdOf } from '../../../domain/application/opened-application.ts';
import { wordsOf } from '../../../domain/award/releasing.ts';
import { type DraftedLetter, drafted } from '../../../domain/letters/drafted-letter.ts';
import { leftOutApplicant } from '../../../domain/letters/left-out-applicant.ts';
import type { Letter } from '../../../domain/letters/letter.ts';
import type { OutcomeToTell } from '../../../domain/letters/outcome.ts';
import { outcomeLetter } from '../../../domain/letters/outcome-letter.ts';
import { panelsReasonsOf } from '../../shared/panels-reasons-of.ts';
import type { Deps } from '../deps.ts';
import type { LettersCase } from './outcome-letters.ts';

/** An outcome letter as it was drafted: the letter whole, and as the list has it. */
export interface DraftedOutcome {
  readonly letter: Letter;
  readonly listed: DraftedLetter;
}

/** The letter to one applicant, made of the same records as the one that is sent; undefined where it is owed none. */
export const draftedOutcome = async (
  deps: Deps,
  { agreement, state: { standing }, drafted: round, window, letters }: LettersCase,
  applicationId: string,
): Promise<DraftedOutcome | undefined> => {
  const { windowId } = window;
  if (!round || !standing || windowIdOf(applicationId) !== windowId) return undefined;
  const { standstillEndsAt: endsAt } = round;
  const of = {
    agreement,
    standstill: endsAt ? { endsAt } : undefined,
    pageUrl: `${deps.siteUrl}/apply/windows/${windowId}/outcome`,
    words: wordsOf(letters.words, applicationId),
  };
  const application = await deps.applications.get(applicationId);
  if (!application) {
    const leftOut = await leftOutOf(deps, applicationId);
    if (!leftOut) return undefined;
    const told = { ...of, winners: await deps.drafts.places(round), reasons: {} };
    return madeOf(applicationId, { ...told, application: leftOutApplicant(agreement, leftOut) });
  }
  const [places, winners, reasons] = await Promise.all([
    deps.awards.places(standing),
    deps.drafts.places(round),
    panelsReasonsOf(deps.evaluations, applicationId),
  ]);
  const awardedLots = places.filter((place) => place.applicationId === applicationId).map(({ lot }) => lot);
  return madeOf(applicationId, { ...of, winners, reasons, application: { ...application, awardedLots } }, application);
};

const madeOf = (applicationId: string, outcome: OutcomeToTell, judged?: Parameters<typeof drafted>[2]) => ({
  letter: outcomeLetter(outcome),
  listed: drafted(applicationId, outcome, judged),
});

const leftOutOf = async (deps: Deps, applicationId: string) => {
  const of = { windowId: windowIdOf(applicationId), providerId: providerIdOf(applicationId) };
  const kept = await deps.setAside.get(of.windowId, of.providerId);
  const { round, proposed } = (kept && leavingOutOf(kept)) ?? { round: 0, proposed: undefined };
  if (!proposed?.decided) return undefined;
  const told = await deps.representations.get({ ...of, round, about: 'not-opened' });
  return told && { told, reason: proposed.decided.reason };
};
