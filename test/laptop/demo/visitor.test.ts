import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../laptop/demo/visitor.ts';

let origin = '';
let shown = 0;
/** A page whose form leads to a storage that is gone, until it is loaded anew. */
const answer = (request: IncomingMessage, response: ServerResponse) => {
  if (request.method === 'POST') {
    response.writeHead(303, { location: `${origin}/received?key=it` }).end();
    return;
  }
  shown += 1;
  const storage = shown === 1 ? 'http://127.0.0.1:1' : origin;
  response.end(`<form action="${storage}/store" enctype="multipart/form-data"><input type="file" name="file"></form>`);
};
const server = createServer(answer);
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

it('A file goes to where the storage is now, when the page that led to it is older than a new start', async () => {
  const file = { name: 'policy.pdf', type: 'application/pdf', body: '%PDF-1.7' } as const;
  expect(await new Visitor(origin).sendFile('/files', file)).toBe('/received?key=it');
  expect(shown).toBe(2);
});
