import * as z from 'zod';
import type { Reason } from '../reason.ts';
import { plusDuration } from '../time/london.ts';
import { storedEmail } from './email-address.ts';
import { person } from './officer.ts';

/**
 * What somebody may do for a provider. Who may `sign` does all that binds it or takes something back, and says who its people are; who may
 * `prepare` does all that comes before.
 */
export const part = z.enum(['prepare', 'sign']);
export type ColleaguePart = z.infer<typeof part>;

/** Somebody who acts for a provider: `id` is the account's subject. */
const colleague = person.extend({ email: z.string(), part, since: z.iso.datetime() });
export type Colleague = z.infer<typeof colleague>;

/** An invitation that nobody has answered yet. It is for whoever signs in with its address. */
const invitation = z.object({ id: z.string(), email: storedEmail, part, by: person, at: z.iso.datetime() });
export type Invitation = z.infer<typeof invitation>;

/** The people of a provider for whom more than one account acts, or was asked to. */
export const providerPeople = z.object({
  providerId: z.string(),
  /** As its people know it. */
  name: z.string(),
  people: z.array(colleague),
  invitations: z.array(invitation),
  version: z.int().min(1),
});
export type ProviderPeople = z.infer<typeof providerPeople>;

/** All of them lie in one record, and a page shows them all. */
const MOST_PEOPLE = 20;
const INVITATION_LASTS = 'PT168H';

type Whole = Pick<ProviderPeople, 'people' | 'invitations'>;

export const sameAddress = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** Until when an invitation can be accepted. */
export const invitationEnds = ({ at }: Pick<Invitation, 'at'>): string => plusDuration(at, INVITATION_LASTS);
export const isOver = (invitation: Pick<Invitation, 'at'>, at: string): boolean => at >= invitationEnds(invitation);

/** What somebody may do for it now; undefined of whoever does not act for it. */
export const partOf = ({ people }: Pick<ProviderPeople, 'people'>, id: string): ColleaguePart | undefined =>
  people.find((each) => each.id === id)?.part;

export const whoMaySign = ({ people }: Pick<ProviderPeople, 'people'>): readonly Colleague[] =>
  people.filter((each) => each.part === 'sign');

/** What stands against inviting whoever has this address. */
export const barriersToInviting = (
  { people, invitations }: Whole,
  email: string,
  at: string,
): readonly Reason<'there-already' | 'invited-already' | 'too-many'>[] => {
  const open = invitations.filter((each) => !isOver(each, at));
  if (people.some((each) => sameAddress(each.email, email)))
    return [{ code: 'there-already', text: 'Somebody with this address acts for you already' }];
  if (open.some((each) => sameAddress(each.email, email)))
    return [
      { code: 'invited-already', text: 'Somebody with this address is invited already. Cancel that invitation first' },
    ];
  return people.length + open.length < MOST_PEOPLE
    ? []
    : [{ code: 'too-many', text: `Up to ${MOST_PEOPLE} people can act for you, those who are invited among them` }];
};

/** Where the account that accepts an invitation stands itself. */
export interface Accepting {
  /** Whether it acts for a provider together with others already. */
  readonly actsWithOthers: boolean;
  /** Whether it has applications or contracts of its own, which it would not see any more. */
  readonly hasOwn: boolean;
}

/** What stands against accepting an invitation. */
export const barriersToAccepting = (
  invitation: Pick<Invitation, 'at'>,
  { actsWithOthers, hasOwn }: Accepting,
  at: string,
): readonly Reason<'over' | 'acts-already' | 'has-own'>[] => {
  if (isOver(invitation, at))
    return [{ code: 'over', text: 'This invitation is more than a week old. Ask for another one.' }];
  if (actsWithOthers)
    return [{ code: 'acts-already', text: 'You act for a provider together with others already. Leave it first.' }];
  return hasOwn
    ? [
        {
          code: 'has-own',
          text: 'With this account you have applied yourself. Sign in with another account, and ask to be invited at its address.',
        },
      ]
    : [];
};

/** What stands against somebody’s not acting, or not signing, for a provider any more: somebody has to be able to sign for it. */
export const barriersToLosing = (
  { people }: Pick<ProviderPeople, 'people'>,
  id: string,
): readonly Reason<'last-to-sign'>[] =>
  whoMaySign({ people }).some((each) => each.id !== id)
    ? []
    : [
        {
          code: 'last-to-sign',
          text: 'Somebody has to be able to sign for the provider. Let somebody else sign first',
        },
      ];
