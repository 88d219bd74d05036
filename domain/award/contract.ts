import { type Agreement, endOfTerm } from '../agreement/agreement.ts';
import { latestEndOfTerm } from '../agreement/term.ts';
import type { Answers } from '../application/application.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import type { Reason } from '../reason.ts';
import { londonDate } from '../time/london.ts';
import { dateInWords } from '../time/plain-words.ts';
import type { Contract } from './award.ts';
import { type BankHolidays, workingDayFrom } from './working-days.ts';

type WithTerm = Pick<Agreement, 'term'>;

/** The first day of a contract that is made at this instant: that day, or the next working day, since nobody of either side is there before. */
const firstDay = (at: string, holidays?: BankHolidays): string =>
  holidays ? workingDayFrom(londonDate(at), holidays) : londonDate(at);

/**
 * What stands against making contracts at an instant: a contract begins on the working day from then on and ends with the term, so after the term
 * there is none (docs/rules.md, rule 9). An option taken meanwhile counts. `agreement-over`: no option is left that could still be taken.
 * Without bank holidays, whether one could be made on that very day.
 */
export const barriersToContracting = (
  agreement: WithTerm,
  at: string,
  holidays?: BankHolidays,
): readonly Reason<'term-over' | 'agreement-over'>[] => {
  const [on, last] = [firstDay(at, holidays), endOfTerm(agreement)];
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
 * Whether the contracts of an agreement hold their places on a day (`YYYY-MM-DD`). Each begins on the day it is made or the next working day, and holds its place
 * from the making on, as the notice of it says; they end with the agreement's term as that stands now, options taken later included; `to` is the end that one was made with, kept for the record.
 */
export const areInForce = (agreement: WithTerm, on: string): boolean => on <= endOfTerm(agreement);

export const isInForce = (
  contract: Pick<Contract, 'from' | 'to' | 'leftOn'>,
  agreement: WithTerm,
  on: string,
): boolean => holdsPlace(contract) && areInForce(agreement, on);

/**
 * A provider's place on a lot, in the zones it offered, from the working day that the award comes to it to the end of the term in force.
 * @throws RangeError after the term: ask `barriersToContracting` first
 */
export const contractOf = (
  agreement: Agreement,
  application: OpenedApplication,
  answers: Answers,
  lot: string,
  at: string,
  holidays: BankHolidays,
): Contract => {
  const [barrier] = barriersToContracting(agreement, at, holidays);
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
    from: firstDay(at, holidays),
    to: endOfTerm(agreement),
    rating: registration?.rating ?? 'unknown',
    ...(registration?.ratingDate ? { ratingDate: registration.ratingDate } : {}),
    awardedAt: at,
  };
};

/** What the register said when it was last asked about the location that counts. */
const lastAsked = ({ registration, askedAgain }: OpenedApplication) =>
  askedAgain?.contract?.registration ?? askedAgain?.approval?.registration ?? registration;
