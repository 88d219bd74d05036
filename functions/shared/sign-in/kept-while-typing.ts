import { Problem } from '../web/problem.ts';
import type { FormFields, PageEvent } from '../web/request.ts';
import { siteCookies } from './cookies.ts';
import { safeReturnPath } from './return-path.ts';
import type { SignIn } from './sign-in.ts';

const KEPT_SECONDS = 60 * 60;

/** Keeps a form that came after its session had run out, and says how to get back to it. */
export const signedOutWhileTyping = async (signIn: SignIn, event: PageEvent, subject: string): Promise<Problem> =>
  new Problem(
    401,
    {
      title: 'Sign in again',
      lines: [
        'You were signed out because you had not used the service for a while.',
        'What you typed has not been lost. It will be on the page when you have signed in again. You then need to save it.',
      ],
      link: {
        href: `${signIn.home}/sign-in?return=${encodeURIComponent(pageOfForm(event, signIn.home))}`,
        text: 'Sign in',
      },
    },
    [await kept(signIn, event, subject)],
  );

/** Keeps a form that the same person was shown in an earlier session, in another tab: it must be looked at and sent again. */
export const signedInAnewWhileTyping = async (signIn: SignIn, event: PageEvent, subject: string): Promise<Problem> =>
  new Problem(
    403,
    {
      title: 'Save this page again',
      lines: [
        'You have signed in again since this page was shown, so nothing was saved yet.',
        'What you typed has not been lost. Go back to the page and save it.',
      ],
      link: { href: pageOfForm(event, signIn.home), text: 'Go back to the page' },
    },
    [await kept(signIn, event, subject)],
  );

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
