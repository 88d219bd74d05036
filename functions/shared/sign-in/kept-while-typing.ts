import { Problem } from '../web/problem.ts';
import type { FormFields, PageEvent } from '../web/request.ts';
import { siteCookies } from './cookies.ts';
import { signInTo } from './freshly.ts';
import { safeReturnPath } from './return-path.ts';
import type { SignIn } from './sign-in.ts';

const KEPT_SECONDS = 60 * 60;

/** Keeps a form that came after its session had run out, and says how to get back to it. */
export const signedOutWhileTyping = async (
  signIn: SignIn,
  event: PageEvent,
  subject: string,
  undone: string | undefined,
): Promise<Problem> =>
  new Problem(
    401,
    {
      title: undone ?? 'Sign in again',
      lines: [
        'You were signed out because you had not used the service for a while.',
        undone
          ? 'Nothing that you saved or typed has been lost. Sign in, and send the page again.'
          : 'What you typed has not been lost. It will be on the page when you have signed in again. You then need to save it.',
      ],
      link: {
        href: signInTo(signIn.home, pageOfForm(event, signIn.home)),
        text: 'Sign in',
      },
    },
    [await kept(signIn, event, subject)],
  );

/** Keeps a form that the same person was shown in an earlier session, in another tab: it must be looked at and sent again. */
export const signedInAnewWhileTyping = async (
  signIn: SignIn,
  event: PageEvent,
  subject: string,
  undone: string | undefined,
): Promise<Problem> =>
  new Problem(
    403,
    {
      title: undone ?? 'Save this page again',
      lines: [
        `You have signed in again since this page was shown, so nothing was ${undone ? 'sent' : 'saved'} yet.`,
        `What you typed has not been lost. Go back to the page and ${undone ? 'send' : 'save'} it.`,
      ],
      link: { href: pageOfForm(event, signIn.home), text: 'Go back to the page' },
    },
    [await kept(signIn, event, subject)],
  );

/** Keeps a form that asks for a fresh sign-in and came too long after one. */
export const signedInTooLongAgo = async (signIn: SignIn, event: PageEvent, subject: string): Promise<Problem> =>
  new Problem(
    401,
    {
      title: 'Sign in again to decide',
      lines: [
        'What you are deciding cannot be undone, so it takes a sign-in within the last 10 minutes. Nothing was decided yet.',
        'What you typed has not been lost. It will be on the page when you have signed in again. You then need to send it.',
      ],
      link: { href: signInTo(signIn.home, pageOfForm(event, signIn.home)), text: 'Sign in' },
    },
    [await kept(signIn, event, subject)],
  );

/** Keeps a form that came while nobody could say whether its sender may still send it. A page that was only asked for is refused alike. */
export const keptToTryAgain = async (signIn: SignIn, event: PageEvent, subject: string): Promise<Problem> => {
  const posted = event.requestContext.http.method === 'POST';
  const typed = 'What you typed has not been lost. Go back to the page later, and send it again.';
  return new Problem(
    503,
    {
      title: 'Sorry, we cannot check your account',
      lines: [
        'This part of the service is only for people who still have a role in it, and for half an hour we could not ask whether you do.',
        posted ? typed : 'Try again in a few minutes. What you saved is safe.',
      ],
      link: {
        href: posted ? pageOfForm(event, signIn.home) : shownBy(event),
        text: posted ? 'Go back to the page' : 'Try again',
      },
    },
    posted ? [await kept(signIn, event, subject)] : [],
  );
};

/** The address that was asked for, with its query. */
export const shownBy = ({ rawPath, rawQueryString }: PageEvent): string =>
  rawQueryString ? `${rawPath}?${rawQueryString}` : rawPath;

/**
 * The page that a form was on. Most forms are sent to their own page's address; a button such as "Submit" is sent to one that
 * cannot be looked at, and then the page before it is meant.
 */
export const pageOfForm = ({ headers, rawPath }: PageEvent, home: string): string => {
  const before = URL.parse(headers.referer ?? '');
  return before?.host === headers.host && before ? safeReturnPath(before.pathname + before.search, home) : rawPath;
};

const kept = async (signIn: SignIn, event: PageEvent, subject: string): Promise<string> => {
  const ticket = await signIn.keptForms.keep({ path: event.rawPath, subject, fields: withoutToken(event.form ?? {}) });
  return siteCookies(signIn.name).kept.set(ticket, KEPT_SECONDS);
};

const withoutToken = (form: FormFields): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(form)
      .filter(([name]) => name !== '_token')
      .map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );
