import * as z from 'zod';
import { relationsOf } from '../evaluation/relations.ts';
import { type Officer, person } from '../people/officer.ts';
import { barriersTo, type SeparationBarrier } from '../people/separation.ts';
import type { Reason } from '../reason.ts';
import { asksWhichLocation } from '../register/location-choices.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { OpenedApplication } from './opened-application.ts';
import { checkStage } from './proposed-rejection.ts';
import { referralOpenAgain } from './reopened.ts';
import { returnedAt } from './returned.ts';
import { othersFound } from './shared-location.ts';
import { hasFindings, sightOf } from './sight.ts';

/** So many are decided by one press: each is a transaction of its own, and the page is to answer within half a minute. */
export const MOST_TOGETHER = 50;

const which = z.object({ applicationId: z.string() });
const leftOut = which.extend({ text: z.string() });

/** That an officer accepted several referrals of one check with one reason, as they were shown to them (docs/rules.md, rule 4). */
export const decidedTogether = z.object({
  togetherId: z.string(),
  windowId: z.string(),
  stage: checkStage,
  reason: z.string().min(1),
  by: person,
  at: z.iso.datetime(),
  /** What was confirmed: the same form sent again says the same. */
  confirmed: z.string(),
  /** Those to be accepted, each as it was when it was shown. */
  applications: z.array(which.extend({ version: z.int() })).min(1),
  /** Chosen, and left out from the beginning, with why. */
  leftOut: z.array(leftOut),
  /** When each had its result. */
  endedAt: z.iso.datetime().optional(),
  version: z.int().min(1),
});
export type DecidedTogether = z.infer<typeof decidedTogether>;

/** What came of one of them; kept in the transaction of its decision, or once it is known that there is none. */
export const togetherResult = z.discriminatedUnion('result', [
  which.extend({ result: z.literal('accepted'), at: z.iso.datetime() }),
  leftOut.extend({ result: z.literal('left-out'), at: z.iso.datetime() }),
]);
export type TogetherResult = z.infer<typeof togetherResult>;

/** What became of one of those that were chosen. */
export type BecameOf = TogetherResult | { readonly applicationId: string; readonly result: 'to-do' };

/** What became of each, in the order in which they were shown. */
export const becameOfEach = (
  { applications, leftOut: outset, at }: DecidedTogether,
  results: readonly TogetherResult[],
): readonly BecameOf[] => {
  const known = new Map(results.map((each) => [each.applicationId, each]));
  return [
    ...applications.map(
      ({ applicationId }): BecameOf => known.get(applicationId) ?? { applicationId, result: 'to-do' },
    ),
    ...outset.map((each): BecameOf => ({ ...each, result: 'left-out', at })),
  ];
};

export const isToDo = ({ result }: BecameOf): boolean => result === 'to-do';

export type TogetherBarrier =
  | SeparationBarrier
  | Reason<
      'decided' | 'not-referred' | 'open-again' | 'returned' | 'judges-quality' | 'shared-location' | 'which-location'
    >;

type Stage = DecidedTogether['stage'];

/**
 * What stands against accepting what a check referred together with others: all that stands against accepting it at all, and whatever its own
 * form asks about it beside the reason.
 */
export const barriersToDecidingTogether = (
  application: OpenedApplication,
  stage: Stage,
  officer: Officer,
): readonly TogetherBarrier[] => [
  ...barriersTo('decide-referral', officer, relationsOf(officer.id, { applications: [application] })),
  ...waiting(application, stage),
  ...byItself(application, stage, officer),
];

const waiting = (application: OpenedApplication, stage: Stage): readonly TogetherBarrier[] => {
  if (application.status === `${stage}-referred`) return [];
  const decided = stage === 'registration' ? application.registrationDecision : application.complianceDecision;
  return [
    decided
      ? { code: 'decided', text: `${decided.by.name} ${decided.decision}ed it at ${momentInWords(decided.at)}.` }
      : { code: 'not-referred', text: 'It is not waiting for this decision.' },
  ];
};

/** Of one that does not wait for this decision any more: who decided, and when, as far as that is known. */
export const leftToOthers = (application: OpenedApplication, stage: Stage): string | undefined =>
  waiting(application, stage)[0]?.text;

const byItself = (application: OpenedApplication, stage: Stage, officer: Officer): readonly TogetherBarrier[] => [
  ...(stage === 'compliance' && hasFindings(application) && !sightOf(officer).price
    ? [
        {
          code: 'judges-quality',
          text: 'You also judge quality, so you are not shown what may tell you of price. Another officer decides.',
        } as const,
      ]
    : []),
  ...(referralOpenAgain(application, stage)
    ? [{ code: 'open-again', text: 'The approver opened it again, and says what is to be done.' } as const]
    : []),
  ...(returnedAt(application, stage)
    ? [
        {
          code: 'returned',
          text: 'It was returned to its provider for correction, so what came of that is read first.',
        } as const,
      ]
    : []),
  ...(stage === 'registration' && othersFound(application).length > 0
    ? [{ code: 'shared-location', text: 'Another application names its location, so both are read first.' } as const]
    : []),
  ...(stage === 'registration' && asksWhichLocation(application.registration?.findings ?? [])
    ? [{ code: 'which-location', text: 'Whoever accepts it says which location counts.' } as const]
    : []),
];

/** What a check found of an application. */
export const foundAt = (
  { registration, compliance }: Pick<OpenedApplication, 'registration' | 'compliance'>,
  stage: Stage,
) => (stage === 'registration' ? registration : compliance)?.findings ?? [];

/** Applications of which a check found the same kinds of thing, whatever its words: those of two or more, the most first. */
export const foundAlike = <Of extends Pick<OpenedApplication, 'registration' | 'compliance'>>(
  applications: readonly Of[],
  stage: Stage,
): readonly (readonly Of[])[] => {
  const kinds = (each: Of) => [...new Set(foundAt(each, stage).map(({ code }) => code))].toSorted().join(' ');
  return [...Map.groupBy(applications, kinds).values()]
    .filter(({ length }) => length > 1)
    .toSorted((one, other) => other.length - one.length);
};
