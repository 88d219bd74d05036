import { badRequest, notFound, wrongMethod } from './problem.ts';
import type { Route } from './routes.ts';

/** The route for a request, with the values of the path's parameters. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly parameters: number;
}

/**
 * Finds the route of a request. HEAD is taken by GET routes that change nothing; a trailing slash is ignored; a path without parameters wins over
 * one with. Throws `Problem`: 404 for an unknown path or a parameter longer than any of ours, 405 for a known one with another method, 400 for bad escapes.
 */
export const router = (routes: readonly Route[]): ((method: string, path: string) => Match) => {
  const compiled = routes.map(compile).toSorted((one, other) => one.parameters - other.parameters);
  return (method, path) => {
    const trimmed = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
    const fitting = compiled.filter(({ pattern }) => pattern.test(trimmed));
    const found = fitting.find(({ route }) =>
      method === 'HEAD' ? route.method === 'GET' && !route.changes : route.method === method,
    );
    if (!found) throw fitting.length > 0 ? wrongMethod() : notFound();
    return { route: found.route, params: decoded(found.pattern.exec(trimmed)?.groups ?? {}) };
  };
};

const compile = (route: Route): Compiled => {
  const parts = route.path.split('/').map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return name ? `(?<${name}>[^/]+)` : part.replaceAll('.', '\\.');
  });
  return { route, pattern: new RegExp(`^${parts.join('/')}$`), parameters: route.path.split('{').length - 1 };
};

const decoded = (groups: Readonly<Record<string, string>>): Record<string, string> => {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, known(decodeURIComponent(value))]));
  } catch (error) {
    throw error instanceof URIError ? badRequest() : error;
  }
};

/** No name or id of ours is longer, and no table takes a key of any length. */
const LONGEST_BYTES = 300;

const known = (parameter: string): string => {
  if (Buffer.byteLength(parameter) > LONGEST_BYTES) throw notFound();
  return parameter;
};
