import type { Standing } from '../../../adapters/accounts/officer-accounts.ts';
import type { FoundSession } from '../../../adapters/sessions/session-repository.ts';
import { standingNotAnswered } from '../../../domain/people/officer.ts';
import { logger } from '../logger.ts';
import { Problem } from '../web/problem.ts';
import type { PageEvent } from '../web/request.ts';
import { siteCookies } from './cookies.ts';
import { keptToTryAgain } from './kept-while-typing.ts';
import type { SignIn } from './sign-in.ts';

const MINUTE = 60_000;
/** Groups that were read longer ago are read again before a page is given. */
const READ_AGAIN_MS = 5 * MINUTE;
/**
 * While the identity provider does not answer, groups hold for so long: as long as a session at an open desk. An outage must not stop the
 * evaluation of a whole council at once, and nobody can bring one about who has just lost a role.
 */
const LONGEST_UNREAD_MS = 30 * MINUTE;

/** The groups that the owner of this session is in, read within the last five minutes. @throws Problem where the account stands no more */
export const groupsNow = async (
  signIn: SignIn,
  event: PageEvent,
  secret: string,
  { account, groupsAgeMs }: FoundSession,
): Promise<readonly string[]> => {
  if (!signIn.standing || groupsAgeMs < READ_AGAIN_MS) return account.groups;
  const standing = await asked(signIn.standing, account.subject);
  if (standing === undefined) {
    if (groupsAgeMs < LONGEST_UNREAD_MS) return account.groups;
    throw await keptToTryAgain(signIn, event, account.subject);
  }
  const lostAll = standing !== 'gone' && account.groups.length > 0 && standing.groups.length === 0;
  if (standing === 'gone' || lostAll) {
    await signIn.sessions.end(secret);
    throw signedOut(signIn, standing === 'gone' ? 'has been switched off or removed' : 'has no role any more');
  }
  await signIn.sessions.keepGroups(secret, standing.groups);
  return standing.groups;
};

const asked = async (ask: NonNullable<SignIn['standing']>, subject: string): Promise<Standing | undefined> => {
  try {
    return await ask(subject);
  } catch (error) {
    logger.warn(standingNotAnswered, {
      error: error instanceof Error ? error.name : 'unknown',
    });
    return undefined;
  }
};

const signedOut = ({ name, home }: SignIn, what: string): Problem =>
  new Problem(
    403,
    {
      title: 'You have been signed out',
      lines: [
        `Your account for this service ${what}, so nothing that you sent just now was saved. What you saved before is kept.`,
        'If you need the service for your work, ask the person who manages accounts in your team.',
      ],
      link: { href: `${home}/sign-in`, text: 'Sign in with another account' },
    },
    [siteCookies(name).session.clear()],
  );
