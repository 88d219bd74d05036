import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { withVirtualDate } from './gate/answers.ts';
import type { Handler } from './gate/handler.ts';
import { barCss } from './http-api/bar.ts';
import { byHost } from './http-api/hosts.ts';

interface Parts {
  /** Asked in turn for what lies under `/_local`. */
  readonly local: readonly Handler[];
  /** Answers all else. */
  readonly site: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
}

/**
 * What a browser meets: `/_local/*` is the laptop's, all else the app's.
 *
 * @param ready requests that come before all is started wait for it.
 */
export function front(ready: Promise<Parts>): RequestListener {
  return async (req, res) => {
    try {
      await serve(await ready, req, res);
    } catch (error) {
      console.error(`${req.method} ${req.url?.split('?')[0]}: ${error instanceof Error ? error.stack : String(error)}`);
      if (res.headersSent) res.destroy();
      else plain(res, 500, 'Something went wrong on the laptop: see the terminal.');
    }
  };
}

async function serve({ local, site }: Parts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const host = byHost(req);
  if (host === 'refuse') return plain(res, 421, 'This laptop serves its own names only.');
  if (typeof host === 'object') {
    res.setHeader('location', host.redirectTo);
    return plain(res, 307, '');
  }
  const path = (req.url ?? '/').split('?')[0] ?? '/';
  if (path !== '/_local' && !path.startsWith('/_local/')) return site(req, res);
  if (path === '/_local/bar.css') return plain(res, 200, barCss, 'text/css; charset=utf-8');
  for (const handle of local) if (await handle(req, res)) return;
  plain(res, 404, 'There is no such page on this laptop.');
}

function plain(res: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void {
  withVirtualDate(res);
  res.writeHead(status, { 'content-type': type });
  res.end(body);
}
