import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { aContext, anEvent } from './browser.ts';

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;
/** Answers a request and says so, or leaves it to the next. */
export type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<boolean>;

/** Sites and stand-ins behind one loopback address, as a real browser needs them; what none takes goes to the site's handler. */
export const siteServer = async () => {
  let handler: Handler | undefined;
  const others: Handle[] = [];
  const server = createServer((req, res) => {
    serve(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
  });

  const serve = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    for (const handle of others) if (await handle(req, res)) return;
    if (!handler) throw new Error('No site is served yet');
    const { statusCode, headers, cookies, body, isBase64Encoded } = await handler(await eventOf(req), aContext());
    for (const [name, value] of Object.entries(headers ?? {})) res.setHeader(name, String(value));
    if (cookies) res.setHeader('set-cookie', cookies);
    res.writeHead(statusCode ?? 200).end(Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'));
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    origin,
    /** Puts something before the site. */
    mount: (handle: Handle) => void others.push(handle),
    show: (site: Handler) => {
      handler = site;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const eventOf = async (req: IncomingMessage): Promise<APIGatewayProxyEventV2> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const { pathname, search } = new URL(req.url ?? '/', 'http://127.0.0.1');
  const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]));
  return anEvent({
    method: req.method ?? 'GET',
    path: pathname,
    query: search.slice(1),
    body: body === '' ? undefined : body,
    headers,
    cookies: req.headers.cookie?.split('; ') ?? [],
    host: req.headers.host ?? '',
  });
};
