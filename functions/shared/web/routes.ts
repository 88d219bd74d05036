import type { PageRequest, SignedInRequest } from './request.ts';
import type { PageResult } from './results.ts';

export type Answer = PageResult | Promise<PageResult>;

interface RouteStart {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /**
   * A GET that changes something, since a link of another service leads to it: it does not answer HEAD, by which browsers and scanners of
   * mail only ask what is there.
   */
  readonly changes?: true;
  /** What of somebody's a page tells: it is kept who read it, under these words. */
  readonly tells?: string;
  /** Of a form: what its sender reads first where the sign-in had ended, as "Your application is not submitted yet". */
  readonly undone?: string;
}

type OpenRoute = RouteStart & { readonly access: 'everyone'; handle(request: PageRequest): Answer };

/** `roles`: who holds none of them is refused; absent where signing in is enough. */
export type SignedInRoute = RouteStart & {
  readonly access: 'signed-in';
  readonly roles?: readonly string[];
  /** Only for whoever gave their password within the last ten minutes (functions/shared/sign-in/freshly.ts). */
  readonly freshly?: boolean;
  handle(request: SignedInRequest): Answer;
};

/**
 * One method and path of a site. `{name}` in the path takes one segment. A GET route also answers HEAD, unless it changes something.
 * `handle` is written as a method so that a handler that knows its path's parameters by name fits.
 */
export type Route = OpenRoute | SignedInRoute;

type Path = `/${string}`;
export type Effect = Pick<RouteStart, 'changes' | 'tells' | 'undone'>;

/** Routes that need no signing in. `request.visitor` is there when somebody is signed in all the same. */
export const everyone = {
  get: <P extends Path>(path: P, handle: (request: PageRequest<NoInfer<P>>) => Answer, effect: Effect = {}): Route => ({
    ...open('GET', path, handle),
    ...effect,
  }),
  post: <P extends Path>(path: P, handle: (request: PageRequest<NoInfer<P>>) => Answer): Route =>
    open('POST', path, handle),
};

const open = <P extends Path>(
  method: Route['method'],
  path: P,
  handle: (request: PageRequest<NoInfer<P>>) => Answer,
): OpenRoute => ({ method, path, access: 'everyone', handle });

const restricted = (who: Pick<SignedInRoute, 'access' | 'roles'>) => ({
  get: <P extends Path>(
    path: P,
    handle: (request: SignedInRequest<NoInfer<P>>) => Answer,
    effect: Effect = {},
  ): Route => ({
    method: 'GET',
    path,
    ...who,
    ...effect,
    handle,
  }),
  post: <P extends Path>(path: P, handle: (request: SignedInRequest<NoInfer<P>>) => Answer): Route => ({
    method: 'POST',
    path,
    ...who,
    handle,
  }),
});

/** Routes for anybody who has signed in; others are sent to sign in and come back. */
export const signedIn = restricted({ access: 'signed-in' });

/** Routes for people who hold at least one of these roles (the groups that the identity provider names). */
export const withRole = (...roles: readonly [string, ...string[]]) => restricted({ access: 'signed-in', roles });
