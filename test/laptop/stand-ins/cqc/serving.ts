import { createServer, type RequestListener } from 'node:http';
import { type CqcStandInOptions, cqcStandIn } from '../../../../laptop/stand-ins/cqc/cqc-stand-in.ts';

/** What tests read in the register's answers. */
export interface Body {
  [field: string]: unknown;
  readonly message: string;
  readonly total: number;
  readonly nextPageUri: string | null;
  readonly previousPageUri: string | null;
  readonly locations: { readonly locationId: string }[];
  readonly providers: unknown[];
  readonly changes: string[];
}

/** Serves a handler on a free loopback port. */
export const serving = async (handler: RequestListener) => {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
};

/** The stand-in at the path where the laptop mounts it; `asked` grows with the path of each request. */
export const servingRegister = async (options: CqcStandInOptions = {}) => {
  const register = cqcStandIn(options);
  const asked: string[] = [];
  const { url, stop } = await serving(async (request, response) => {
    asked.push(request.url ?? '');
    if (!(await register.handle(request, response))) response.writeHead(418).end();
  });
  const baseUrl = `${url}/_local/cqc/public/v1`;
  const get = (path: string, headers: Record<string, string> = { 'ocp-apim-subscription-key': 'demo' }) =>
    fetch(`${baseUrl}${path}`, { headers });
  const getJson = async (...request: Parameters<typeof get>) => {
    const response = await get(...request);
    return { status: response.status, body: (await response.json()) as Body };
  };
  return { register, baseUrl, url, asked, get, getJson, stop };
};
