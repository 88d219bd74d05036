import type { Agreement } from '../agreement/agreement.ts';
import { type Authority, type AuthorityBarrier, barriersToUsing } from '../agreement/authority.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import type { Officer } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import { dateInWords, momentInWords } from '../time/plain-words.ts';
import { type ContractStanding, endedOn, type Stands } from './contract-standing.ts';

/** What a contract waits for, or how it stands, in the order of its life. */
export const contractStates = ['waits-for-provider', 'waits-for-council', 'signed', 'leaving', 'ended'] as const;
export type ContractState = (typeof contractStates)[number];

/** How a contract stands at an instant. */
export const contractState = (stands: Stands, now: string): ContractState => {
  const { accepted, countersigned, leaving } = stands.standing ?? {};
  if (endedOn(stands, now) !== undefined) return 'ended';
  if (leaving) return 'leaving';
  if (!accepted) return 'waits-for-provider';
  return countersigned ? 'signed' : 'waits-for-council';
};

/** Whether the council is asked for its signature, as far as the standing says: the agreement's term may be over meanwhile. */
export const asksCouncil = ({ accepted, countersigned, leaving, leftAt }: NonNullable<Stands['standing']>): boolean =>
  accepted !== undefined && !countersigned && !leaving && !leftAt;

type CountersigningBarrier = Reason<'over' | 'leaving' | 'not-accepted'>;

/** What stands against countersigning a contract at an instant, whoever does it. One that is countersigned is so once. */
export const barriersToCountersigning = (stands: Stands, now: string): readonly CountersigningBarrier[] => {
  const ended = endedOn(stands, now);
  if (ended !== undefined) return [{ code: 'over', text: `This contract ended on ${dateInWords(ended)}.` }];
  const { accepted, leaving } = stands.standing ?? {};
  return [
    ...(leaving
      ? [
          {
            code: 'leaving',
            text: `Its provider has said that it leaves, with ${dateInWords(leaving.on)} as the last day. It can be countersigned if the provider takes that back.`,
          } as const,
        ]
      : []),
    ...(accepted
      ? []
      : [
          {
            code: 'not-accepted',
            text: 'Its provider has not accepted it yet. The council signs after its provider.',
          } as const,
        ]),
  ];
};

/** What stands against signing for the council under an authority on a day, `YYYY-MM-DD` (docs/rules.md, rule 6). */
export const barriersToSigningUnder = (
  authority: Authority | undefined,
  { id, estimatedValue }: Pick<Agreement, 'id' | 'estimatedValue'>,
  on: string,
): readonly (AuthorityBarrier | Reason<'no-authority'>)[] =>
  authority
    ? barriersToUsing(authority, { agreementId: id, decision: 'award', value: estimatedValue, on })
    : [{ code: 'no-authority', text: 'Select the authority that you sign under.' }];

/** What the register said when it was last asked about who has a contract, and what had changed since the check. */
export const registerAsLastAsked = ({
  registration,
  askedAgain,
}: Pick<OpenedApplication, 'registration' | 'askedAgain'>) => {
  const last = askedAgain?.contract ?? askedAgain?.approval;
  return { registration: last?.registration ?? registration, changes: last?.changes ?? [] };
};

/** The role in which an officer signs for the council; undefined of one who may not. */
export const signsAs = ({ roles }: Pick<Officer, 'roles'>): keyof typeof rolesInWords | undefined =>
  (['contract-manager', 'procurement-lead'] as const).find((role) => roles.includes(role));

const rolesInWords = { 'contract-manager': 'contract manager', 'procurement-lead': 'procurement lead' } as const;

/** Who signed for the council and when, as its provider is told it: by the role, as officers are named to no provider. */
export const signedByCouncil = ({
  as,
  at,
}: Pick<NonNullable<ContractStanding['countersigned']>, 'as' | 'at'>): string =>
  `by its ${rolesInWords[as]}, at ${momentInWords(at)}`;
