import type { IncomingMessage } from 'node:http';

/** What becomes of a request by the name under which it came. */
export type ByHost = 'serve' | { readonly redirectTo: string } | 'refuse';

/**
 * A page elsewhere that has its own name lead to this machine must not reach the laptop's cloud: only this machine's own
 * names are served. Cookies and links are kept to one of them, the address, so that signing in works the same for all.
 */
export function byHost({ headers, method, url }: Pick<IncomingMessage, 'headers' | 'method' | 'url'>): ByHost {
  const [, name = '', port = ''] = /^(.*?)(:\d+)?$/.exec(headers.host ?? '') ?? [];
  if (name === 'localhost' && (method === 'GET' || method === 'HEAD')) {
    return { redirectTo: `http://127.0.0.1${port}${url}` };
  }
  return /^(127\.0\.0\.1|\[::1\]|localhost|[\w-]+\.localhost)$/.test(name) ? 'serve' : 'refuse';
}

/** Whether a request that changes something may come from the page that sent it: from none, or from one of ours. */
export function fromOurPages({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}
