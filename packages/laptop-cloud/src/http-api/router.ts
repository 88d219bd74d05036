import type { Route } from '../template/routes.ts';

export interface Match {
  readonly route: Route;
  /** Path parameters, decoded; those with a `+` hold slashes. */
  readonly parameters: Readonly<Record<string, string>>;
}

interface Compiled {
  readonly route: Route;
  readonly method: string;
  readonly pattern: RegExp;
  /** What the earlier of two matching routes has less of: wildcards, in the order in which API Gateway minds them. */
  readonly rank: string;
}

/**
 * Finds routes as API Gateway's HTTP APIs do: the path that says most wins (plain text before `{name}` before `{rest+}`),
 * then a method before ANY, and `$default` when nothing else matches.
 */
export function router(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const compiled = routes.map(compile).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return (method, path) => {
    for (const { route, pattern, method: own } of compiled) {
      const found = own === 'ANY' || own === method ? pattern.exec(path) : null;
      if (found) return { route, parameters: { ...found.groups } };
    }
    return undefined;
  };
}

function compile(route: Route): Compiled {
  if (route.key === '$default') return { route, method: 'ANY', pattern: /^/, rank: '9' };
  const [method = '', path = ''] = route.key.split(' ');
  const segments = path.split('/').slice(1);
  const kinds = segments.map((segment) => (segment.endsWith('+}') ? '2' : segment.startsWith('{') ? '1' : '0'));
  const source = segments
    .map((segment) => {
      const name = /^\{(\w+)(\+?)\}$/.exec(segment);
      if (name) return name[2] ? `(?<${name[1]}>.+)` : `(?<${name[1]}>[^/]+)`;
      return segment.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    })
    .join('/');
  const greedy = kinds.includes('2') ? '1' : '0';
  return {
    route,
    method,
    pattern: new RegExp(`^/${source}$`),
    rank: `${greedy}/${kinds.join('')}/${method === 'ANY' ? 1 : 0}`,
  };
}
