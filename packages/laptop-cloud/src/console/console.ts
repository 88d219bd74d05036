import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { fromOurPages } from '../http-api/hosts.ts';
import { decoded, urlOf } from '../request-url.ts';
import { accounts, changeAccount } from './accounts.ts';
import { alarms, alarmsData } from './alarms.ts';
import { drawing, execution, redrive } from './execution.ts';
import { executions } from './executions.ts';
import { home } from './home.ts';
import { processesOf } from './processes.ts';
import { css, javaScript, problem, type Reply, type Sections, send } from './reply.ts';
import { services, setFault } from './services.ts';
import type { Setting } from './setting.ts';

const liveScript = readFileSync(new URL('./live.js', import.meta.url), 'utf8');
const styles = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

/** What the console is given; see `Setting` for the meaning of most of it. */
export type Console = Omit<Setting, 'processes'> & {
  /** Where the Step Functions engine listens. */
  readonly sfnEndpoint: string;
};

/**
 * The pages under `/_local` that show and move the laptop's cloud. Answers false for other paths, and for those below
 * `/_local` that are the stand-ins' own.
 */
export const consolePages = ({ sfnEndpoint, ...rest }: Console) => {
  const setting: Setting = { ...rest, processes: processesOf(sfnEndpoint) };
  const { processes } = setting;
  const shown = setting.services.flatMap(({ pages }) => pages ?? []);
  const sections: Sections = [
    ['/_local', 'Overview'],
    ...shown.map(({ path, title }) => [path, title] as const),
    ['/_local/executions', 'Processes'],
    ['/_local/alarms', 'Alarms'],
    ['/_local/accounts', 'Accounts'],
    ['/_local/services', 'Outside services'],
  ];

  const get = async (path: string, query: URLSearchParams): Promise<Reply | undefined> => {
    const [, section, id, more] = /^\/_local(?:\/([^/]+))?(?:\/([^/]+))?(\/.*)?$/.exec(path) ?? [];
    if (more !== undefined) return undefined;
    if (section === undefined) return home(setting);
    const pages = shown.find((one) => one.path === `/_local/${section}`);
    if (pages) return pages.show(id, query);
    if (section === 'executions' && id !== undefined) return execution(setting, decoded(id), query);
    if (section === 'executions') {
      return executions(setting, query, async (arn) =>
        drawing(await processes.definition(arn), 'The process as it is drawn'),
      );
    }
    if (id !== undefined) return undefined;
    if (section === 'services') return services(setting);
    if (section === 'accounts') return accounts(setting);
    if (section === 'alarms') return alarms(setting);
    if (section === 'alarms.json') return alarmsData(setting);
    if (section === 'live.js') return javaScript(liveScript);
    return section === 'style.css' ? css(styles) : undefined;
  };

  const post = async (path: string, req: IncomingMessage): Promise<Reply | undefined> => {
    const again = /^\/_local\/executions\/([^/]+)\/redrive$/.exec(path)?.[1];
    const set = { '/_local/services': setFault, '/_local/accounts': changeAccount }[path];
    if (set === undefined && again === undefined) return undefined;
    if (!fromOurPages(req)) return problem('/_local', 403, 'Nothing was changed', 'That was asked from another site.');
    if (again !== undefined) return redrive(setting, decoded(again));
    return set?.(setting, await text(req));
  };

  return async (req: IncomingMessage, res: ServerResponse): Promise<boolean> => {
    const { pathname, searchParams } = urlOf(req);
    if (!/^\/_local(\/|$)/.test(pathname)) return false;
    try {
      const path = pathname === '/_local/' ? '/_local' : pathname;
      const reply = req.method === 'POST' ? await post(path, req) : await get(path, searchParams);
      if (!reply) return false;
      send(res, reply, sections);
    } catch (error) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : 'No reason was given.';
      send(res, problem('/_local', 502, 'This page could not be made', reason), sections);
    }
    return true;
  };
};
