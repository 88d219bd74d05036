import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { patientFetch } from '../../../laptop/demo/patient-fetch.ts';

let asked = 0;
/** Never answers the first request. */
const server = createServer((_, response) => {
  asked += 1;
  if (asked > 1) response.end('here');
});
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterAll(() => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
});

it('A request whose answer does not come is sent again', async () => {
  // The same signal as that of half a minute, sooner.
  const { timeout } = AbortSignal;
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout.call(AbortSignal, ms / 300));
  const { port } = server.address() as AddressInfo;
  expect(await (await patientFetch(`http://127.0.0.1:${port}/`)).text()).toBe('here');
  expect(asked).toBe(2);
});
