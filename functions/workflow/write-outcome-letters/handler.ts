import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { OutcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { standstillInWords } from '../../../domain/award/standstill.ts';
import { outcomeLetter, outcomeParagraphs } from '../../../domain/letters/application-letters.ts';
import { approvedPlaces } from '../approved-places.ts';
import { frozenAgreement } from '../stored-window.ts';

interface Dependencies {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly awards: AwardRepository;
  readonly outcomes: OutcomeRepository;
  readonly letters: LetterRepository;
  readonly now: Now;
}

/** Decides each application by the approved recommendation and writes its letter (docs/rules.md, rule 8). Each letter has one key, so none is written twice. */
export const writeOutcomeLetters =
  ({ windows, applications, awards, outcomes, letters, now }: Dependencies) =>
  async ({ windowId }: { readonly windowId: string }) => {
    const agreement = await frozenAgreement(windows, windowId);
    const places = await approvedPlaces(awards, windowId);
    const standstill = standstillInWords(agreement.regime, agreement.standstill.applies);

    const decide = async (application: OpenedApplication): Promise<OpenedApplication> => {
      if (application.status !== 'scored') return application;
      const awardedLots = places
        .filter((place) => place.applicationId === application.applicationId)
        .map(({ lot }) => lot);
      const to = awardedLots.length > 0 ? 'awarded' : 'unsuccessful';
      return applications.move(application, to, { awardedLots }, { at: now(), action: `outcome: ${to}` });
    };

    const count = { awarded: 0, unsuccessful: 0 };
    for await (const application of applications.every(windowId)) {
      const decided = await decide(application);
      await outcomes.keep({
        windowId,
        providerId: decided.providerId,
        reference: decided.receipt.reference,
        paragraphs: [...outcomeParagraphs(agreement, decided), standstill],
        at: now(),
      });
      await letters.enqueue([outcomeLetter(agreement, decided, standstill)], now());
      count[decided.status === 'awarded' ? 'awarded' : 'unsuccessful'] += 1;
    }
    return { windowId, ...count };
  };
