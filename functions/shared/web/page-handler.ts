import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { browserInWords } from '../../../domain/people/browser-in-words.ts';
import { signedInFreshly, signInTo } from '../sign-in/freshly.ts';
import { pageOfForm, shownBy, signedInTooLongAgo } from '../sign-in/kept-while-typing.ts';
import { signInPages } from '../sign-in/pages.ts';
import { visits } from '../sign-in/visits.ts';
import { answer } from './answer.ts';
import { formBody } from './form-body.ts';
import { onStage } from './on-stage.ts';
import { Problem, roleNeeded } from './problem.ts';
import { problemOf } from './problem-of.ts';
import type { PageEvent, PageRequest } from './request.ts';
import { requestLog } from './request-log.ts';
import { type PageResult, page, redirect } from './results.ts';
import { type Match, router } from './router.ts';
import type { SignedInRoute } from './routes.ts';
import type { Site } from './site.ts';

/** The Lambda handler of a site: the stack that every request for a page passes through. @param stage that is deployed */
export const pageHandler = (plain: Site, { stage = 'live' }: { readonly stage?: string } = {}) => {
  const site = onStage(stage, plain);
  const find = router([...site.routes, ...(site.signIn ? signInPages(site.signIn) : [])]);

  const handle = async (event: PageEvent): Promise<APIGatewayProxyStructuredResultV2> => {
    const match = matchOf(site, find, event);
    if (typeof match === 'string') return answer(site, event, redirect(match));
    event.route = match.route.path;
    return answer(site, event, await resultOf(site, match, event));
  };

  const stack = middy<PageEvent, APIGatewayProxyStructuredResultV2>()
    .use(requestLog())
    .onError((request) => {
      request.response = answer(site, request.event, problemPage(problemOf(request.error)));
    })
    .use(formBody());
  return (site.signIn ? stack.use(visits(site.signIn, undoneBy(find))) : stack).handler(handle);
};

type Find = ReturnType<typeof router>;

/** The route of a request, or where the same address lies without the slash at its end, which another function may answer. */
const matchOf = ({ home, isOneOfSeveral }: Site, find: Find, event: PageEvent): Match | string => {
  const { method } = event.requestContext.http;
  try {
    return find(method, event.rawPath);
  } catch (error) {
    const isUnknown = error instanceof Problem && error.status === 404;
    const [, path = ''] = /^(\/[\w.:/-]*\w)\/$/.exec(event.rawPath) ?? [];
    if (!isUnknown || !isOneOfSeveral || method === 'POST' || !path.startsWith(`${home}/`)) throw error;
    return event.rawQueryString ? `${path}?${event.rawQueryString}` : path;
  }
};

/** What the form of a request did not do, whose sender had been signed out. A wrong address is answered by whoever handles it. */
const undoneBy =
  (find: Find) =>
  ({ requestContext: { http }, rawPath }: PageEvent): string | undefined => {
    try {
      return find(http.method, rawPath).route.undone;
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  };

const resultOf = async (site: Site, { route, params }: Match, event: PageEvent): Promise<PageResult> => {
  const request = requestOf(event, params);
  if (route.access === 'everyone') return route.handle(request);
  return handleSignedIn(site, route, request, event);
};

const handleSignedIn = async (
  site: Site,
  route: SignedInRoute,
  request: PageRequest,
  event: PageEvent,
): Promise<PageResult> => {
  if (event.visit?.refused) throw event.visit.refused;
  const { visitor, params, arrivedAt } = request;
  if (!visitor) return toSignIn(site, event, route.undone);
  const record = async (outcome: 'shown' | 'refused', told?: string) =>
    site.onRecord?.({ route, params, visitor, arrivedAt, outcome, told });
  try {
    if (route.roles && !route.roles.some((role) => visitor.groups.includes(role)))
      throw site.notForYou?.() ?? roleNeeded(route.roles);
    const asked = { ...request, visitor };
    const fresh = signedInFreshly(asked);
    if (route.freshly && site.signIn && !fresh) throw await signedInTooLongAgo(site.signIn, event, visitor.subject);
    const signInFirst = fresh ? undefined : signInTo(site.home, shownBy(event));
    const result = await route.handle({ ...asked, signInFirst });
    if (isShown(event, result)) await record('shown', result.kind === 'redirect' ? result.told : undefined);
    return result;
  } catch (error) {
    if (error instanceof Problem && error.status === 403) await record('refused');
    throw error;
  }
};

/** A form that is not taken shows its page again, to whoever has never opened it too; HEAD is told the address of a file, as GET is. */
const isShown = ({ requestContext: { http } }: PageEvent, { kind }: PageResult): boolean =>
  http.method !== 'POST' || kind !== 'redirect';

const toSignIn = (site: Site, event: PageEvent, undone = 'Sign in first'): PageResult => {
  const posted = event.requestContext.http.method === 'POST';
  const asked = posted ? pageOfForm(event, site.home) : shownBy(event);
  const href = signInTo(site.home, asked);
  if (!posted) return redirect(href);
  throw new Problem(401, {
    title: undone,
    lines: ['You are not signed in, so what you sent was not saved.'],
    link: { href, text: 'Sign in' },
  });
};

const requestOf = (event: PageEvent, params: Readonly<Record<string, string>>): PageRequest => ({
  path: event.rawPath,
  params,
  query: new URLSearchParams(event.rawQueryString),
  form: event.form ?? {},
  arrivedAt: new Date(event.requestContext.timeEpoch).toISOString(),
  kept: event.visit?.kept,
  restored: event.visit?.kept?.path === event.rawPath ? event.visit.kept.fields : undefined,
  visitor: event.visit?.visitor,
  cookies: event.cookies ?? [],
  fromElsewhere: event.headers['sec-fetch-site'] === 'cross-site',
  browser: browserInWords(event.headers['user-agent'] ?? ''),
});

const problemPage = ({ status, words, cookies }: Problem): PageResult =>
  page('errors/problem.njk', { ...words }, status, { cookies });
