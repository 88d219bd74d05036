import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 240_000;
const PAUSE_MS = 250;

/**
 * `fetch` of somebody who tries again while the site is not there. A request whose answer was lost is sent again: what it asks for must
 * bear that, as every form of the service does.
 */
export const patientFetch = async (url: string | URL, init?: RequestInit): Promise<Response> => {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      const response = await fetch(url, init);
      // The body too may be cut off half-way.
      const body = await response.arrayBuffer();
      const { status, statusText, headers } = response;
      return new Response(status === 204 || status === 304 ? null : body, { status, statusText, headers });
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      await pause(PAUSE_MS);
    }
  }
};
