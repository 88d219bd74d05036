import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 240_000;
const PAUSE_MS = 250;
/** No page takes as long: the answer is lost, and nobody would tell. */
const LOST_AFTER_MS = 30_000;

/**
 * `fetch` of somebody who tries again while the site is not there. A request whose answer was lost, or does not come, is sent again: what it
 * asks for must bear that, as every form of the service does.
 */
export const patientFetch = async (
  url: string | URL,
  init?: RequestInit,
  patienceMs = PATIENCE_MS,
): Promise<Response> => {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(LOST_AFTER_MS) });
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
