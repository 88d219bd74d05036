import * as z from 'zod';
import { compareInstants, plusDuration } from '../../../domain/time/london.ts';
import { Problem } from '../web/problem.ts';
import type { PageRequest, SignedInRequest } from '../web/request.ts';
import { content, page, redirect } from '../web/results.ts';
import { everyone, type Route, signedIn } from '../web/routes.ts';
import { siteCookies } from './cookies.ts';
import { AddressNotConfirmed } from './issuer.ts';
import { safeReturnPath } from './return-path.ts';
import { sealed, unsealed } from './seal.ts';
import type { SignIn } from './sign-in.ts';

const ATTEMPT = 'sign-in attempt';
const ATTEMPT_MINUTES = 10;
/** Each is a cookie, and all of a request's headers together have a limit. */
const MOST_ATTEMPTS = 3;
const LONG_AGO = '1970-01-01T00:00:00Z';
/** The issuer's clock and ours are never quite one. */
const CLOCKS_APART = 'PT1M';

const attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  begunAt: z.iso.datetime(),
});

/** The pages below a site's first path that sign people in and out. */
export const signInPages = (signIn: SignIn): readonly Route[] => {
  const { home, provider, sessions } = signIn;
  const cookies = siteCookies(signIn.name);

  const begin = async ({ query, cookies: sent, arrivedAt }: PageRequest) => {
    const { location, secrets } = await provider.begin();
    const returnTo = safeReturnPath(query.get('return') ?? home, home);
    const remembered = JSON.stringify({ ...secrets, returnTo, begunAt: arrivedAt } satisfies z.infer<typeof attempt>);
    const value = sealed(await signIn.formSecret(), ATTEMPT, remembered);
    return redirect(location, [
      ...(await tooManyBefore(sent, arrivedAt)),
      cookies.attempt(secrets.state).set(value, ATTEMPT_MINUTES * 60),
    ]);
  };

  /** Clears the attempts that are spent or the oldest, so that with one more there are not too many. */
  const tooManyBefore = async (sent: readonly string[], arrivedAt: string): Promise<readonly string[]> => {
    const found = await Promise.all(
      cookies.attempts(sent).map(async (cookie) => {
        const begun = await readAttempt(signIn, cookie.read(sent), arrivedAt);
        return { cookie, begunAt: begun?.begunAt ?? LONG_AGO };
      }),
    );
    const newestFirst = found.toSorted((one, other) => compareInstants(other.begunAt, one.begunAt));
    return newestFirst.slice(MOST_ATTEMPTS - 1).map(({ cookie }) => cookie.clear());
  };

  const finish = async ({ query, cookies: sent, visitor, arrivedAt, browser }: PageRequest) => {
    const cookie = cookies.attempt(query.get('state') ?? '');
    const begun = await readAttempt(signIn, cookie.read(sent), arrivedAt);
    const again = signInAgain(home, begun?.returnTo ?? home);
    if (!begun) {
      // Here again by the browser's back button: the code is spent, but they are signed in.
      if (visitor) return redirect(home);
      throw again;
    }
    const finished = await provider.finish(query.toString(), begun).catch((error: unknown) => {
      throw error instanceof AddressNotConfirmed ? notConfirmed(home) : error;
    });
    if (!finished) throw again;
    const { account, signedInAt } = finished;
    if (compareInstants(plusDuration(signedInAt, CLOCKS_APART), begun.begunAt) < 0) throw notAskedAgain(home);
    const earlier = cookies.session.read(sent);
    if (earlier) await sessions.end(earlier);
    await signIn.onRecord?.({ id: account.subject, name: account.name }, 'signed in', arrivedAt);
    const actsFor = await signIn.people?.actsFor(account.subject);
    const who = actsFor === undefined ? account : { ...account, actsFor };
    const secret = await sessions.start(who, { at: signedInAt, browser });
    return redirect(begun.returnTo, [cookies.session.set(secret), cookie.clear()]);
  };

  const end = async ({ cookies: sent, fromElsewhere, visitor, arrivedAt }: PageRequest) => {
    // Another site's link must not sign anybody out: it is asked first.
    if (fromElsewhere) return page('session/sign-out.njk', { title: 'Do you want to sign out?', home });
    const secret = cookies.session.read(sent);
    if (secret) await sessions.end(secret);
    if (visitor) await signIn.onRecord?.({ id: visitor.subject, name: visitor.name }, 'signed out', arrivedAt);
    return redirect(await provider.endOf(), [cookies.session.clear(), cookies.kept.clear()]);
  };

  /** Asked by a page that has been open for long, whose reader goes on: being asked keeps them signed in. */
  const still = ({ visitor }: SignedInRequest) =>
    content(JSON.stringify({ endsInMs: visitor.session.endsInMs }), { 'content-type': 'application/json' });

  return [
    signedIn.get(`${home}/still-signed-in`, still),
    everyone.get(`${home}/sign-in`, begin),
    everyone.get(`${home}/signed-in`, finish, { changes: true }),
    everyone.get(`${home}/sign-out`, end, { changes: true }),
    everyone.get(`${home}/signed-out`, () => page('session/signed-out.njk', { title: 'You have signed out', home })),
  ];
};

const readAttempt = async (
  signIn: SignIn,
  cookie: string | undefined,
  arrivedAt: string,
): Promise<z.infer<typeof attempt> | undefined> => {
  const text = cookie && unsealed(await signIn.formSecret(), ATTEMPT, cookie);
  if (!text) return undefined;
  const begun = attempt.parse(JSON.parse(text));
  return compareInstants(arrivedAt, plusDuration(begun.begunAt, `PT${ATTEMPT_MINUTES}M`)) < 0 ? begun : undefined;
};

/** Whoever takes `prompt=login` out of the address on the way is not let in by an earlier sign-in. */
const notAskedAgain = (home: string): Problem =>
  new Problem(400, {
    title: 'Sign in with your password',
    lines: [
      'You were let through without giving your password. Sign out first, then sign in again. Nothing you saved is lost.',
    ],
    link: { href: `${home}/sign-out`, text: 'Sign out' },
  });

const signInAgain = (home: string, returnTo: string): Problem =>
  new Problem(400, {
    title: 'Sign in again',
    lines: ['Signing in took too long, or was started in another window. Nothing you saved is lost.'],
    link: { href: `${home}/sign-in?return=${encodeURIComponent(returnTo)}`, text: 'Sign in' },
  });

const notConfirmed = (home: string): Problem =>
  new Problem(403, {
    title: 'Confirm your email address first',
    lines: [
      'Your account’s email address has not been confirmed, so you are not signed in.',
      'Sign in again and type the code that was sent to that address. If you cannot, ask the council to look at your account.',
    ],
    link: { href: `${home}/sign-in`, text: 'Sign in' },
  });
