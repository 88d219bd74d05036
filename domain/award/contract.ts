import { type Agreement, endOfTerm } from '../agreement/agreement.ts';
import { latestEndOfTerm } from '../agreement/term.ts';
import type { Answers } from '../application/application.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import type { Reason } from '../reason.ts';
import { londonDate } from '../time/london.ts';
import { dateInWords } from '../time/plain-words.ts';
import type { Contract } from './award.ts';

type WithTerm = Pick<Agreement, 'term'>;

/**
 * What stands against making contracts on a day: a contract begins on the day it is made and ends with the term, so after the term
 * there is none (docs/rules.md, rule 9). An option taken meanwhile counts. `agreement-over`: no option is left that could still be taken.
 */
export const barriersToContracting = (
  agreement: WithTerm,
  at: string,
): readonly Reason<'term-over' | 'agreement-over'>[] => {
  const [on, last] = [londonDate(at), endOfTerm(agreement)];
  if (on <= last) return [];
  const ended = `The agreement ended on ${dateInWords(last)}`;
  return on <= latestEndOfTerm(agreement)
    ? [
        {
          code: 'term-over',
          text: `${ended}, so no contract can be made under it. If the council has taken an option to extend it, put that in the agreement’s file and deploy it first.`,
        },
      ]
    : [
        {
          code: 'agreement-over',
          text: `${ended}, and no option to extend it is left, so no contract can be made under it any more.`,
        },
      ];
};

/** Whether a contract holds a place at all: none does that ended before it began, or whose provider has left. */
export const holdsPlace = ({ from, to, leftOn }: Pick<Contract, 'from' | 'to' | 'leftOn'>): boolean =>
  from <= to && leftOn === undefined;

/**
 * Whether the contracts of an agreement hold their places on a day (`YYYY-MM-DD`). Each begins on the day it is made, so none lies ahead, and they
 * end with the agreement's term as that stands now, options taken later included; `to` is the end that one was made with, kept for the record.
 */
export const areInForce = (agreement: WithTerm, on: string): boolean => on <= endOfTerm(agreement);

export const isInForce = (
  contract: Pick<Contract, 'from' | 'to' | 'leftOn'>,
  agreement: WithTerm,
  on: string,
): boolean => holdsPlace(contract) && areInForce(agreement, on);

/**
 * A provider's place on a lot, in the zones it offered, from the day of the award to the end of the term in force.
 * @throws RangeError after the term: ask `barriersToContracting` first
 */
export const contractOf = (
  agreement: Agreement,
  application: OpenedApplication,
  answers: Answers,
  lot: string,
  at: string,
): Contract => {
  const [barrier] = barriersToContracting(agreement, at);
  if (barrier) throw new RangeError(barrier.text);
  const registration = lastAsked(application);
  return {
    // Public: it tells no account, and stays the same from the award notice to the contract.
    contractId: `${agreement.id}-${lot}-${application.receipt.hash.slice(0, 12)}`,
    agreementId: agreement.id,
    windowId: application.windowId,
    applicationId: application.applicationId,
    providerId: application.providerId,
    providerName: application.organisationName,
    ...(answers.organisation.companyNumber ? { companyNumber: answers.organisation.companyNumber } : {}),
    locationId: application.locationId,
    lot,
    zones: [...(answers.capacity[lot] ?? [])],
    from: londonDate(at),
    to: endOfTerm(agreement),
    rating: registration?.rating ?? 'unknown',
    ...(registration?.ratingDate ? { ratingDate: registration.ratingDate } : {}),
    awardedAt: at,
  };
};

/** What the register said when it was last asked about the location that counts. */
const lastAsked = ({ registration, askedAgain }: OpenedApplication) =>
  askedAgain?.contract?.registration ?? askedAgain?.approval?.registration ?? registration;
