import type { FoundSession } from '../../../adapters/sessions/session-repository.ts';
import type { ColleaguePart } from '../../../domain/people/provider-people.ts';
import { Problem } from '../web/problem.ts';
import { siteCookies } from './cookies.ts';
import type { SignIn } from './sign-in.ts';

/** The provider that somebody acts for. */
export interface ActsFor {
  readonly providerId: string;
  /** What they may do for it. */
  readonly part: ColleaguePart;
  /** Whether others act for it too, or were asked to: pages then say who did what. */
  readonly withOthers: boolean;
}

/**
 * Whom the owner of this session acts for, and what they may do there at this moment. An account is a provider of its own until others act for it,
 * which its session says: of most nothing is read.
 * @throws Problem where they do not act for it any more; their session is over then
 */
export const actingNow = async (signIn: SignIn, secret: string, { account }: FoundSession): Promise<ActsFor> => {
  const { subject, actsFor } = account;
  if (!signIn.people || actsFor === undefined) return { providerId: subject, part: 'sign', withOthers: false };
  const part = await signIn.people.partOf(actsFor, subject);
  if (part) return { providerId: actsFor, part, withOthers: true };
  await signIn.sessions.end(secret);
  throw noLonger(signIn);
};

const noLonger = ({ name, home }: SignIn): Problem =>
  new Problem(
    403,
    {
      title: 'You have been signed out',
      lines: [
        'You do not act for that provider any more, so nothing that you sent just now was saved.',
        'When you sign in again you act for yourself.',
      ],
      link: { href: `${home}/sign-in`, text: 'Sign in again' },
    },
    [siteCookies(name).session.clear()],
  );
