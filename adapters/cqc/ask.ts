import * as z from 'zod';
import type { Now } from '../clock.ts';
import { sha256 } from '../sha256.ts';
import type { Unavailable, Unread } from './register.ts';

/** One answer of the register to one question, before anything is made of it; `unread` stands for what was sent. */
export type RegisterAnswer =
  | { readonly kind: 'answered'; readonly status: 200; readonly body: unknown; readonly unread: Unread }
  | { readonly kind: 'answered'; readonly status: 404; readonly body: unknown }
  | Unavailable;

type Ask = (path: string, within?: AbortSignal) => Promise<RegisterAnswer>;

interface Asking {
  readonly baseUrl: string;
  readonly key: string;
  readonly now: Now;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
}

/**
 * Asks the Syndication API with a key in the header. The old `partnerCode` is not sent: some gateways answer it with
 * 400.
 */
export const asking =
  ({ baseUrl, key, now, fetch, timeoutMs }: Asking): Ask =>
  async (path, within) => {
    const timely = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(`${baseUrl.replace(/\/+$/, '')}${path}`, {
        headers: { accept: 'application/json', 'ocp-apim-subscription-key': key, 'user-agent': 'provider-onboarding' },
        // A redirect would carry the key to another host.
        redirect: 'manual',
        signal: within ? AbortSignal.any([timely, within]) : timely,
      });
      return answerOf(response, await response.text(), now);
    } catch (error) {
      // A body that breaks off rejects as an unreachable host does; an abort may surface as either signal's reason.
      const late = timely.aborted || within?.aborted || (error instanceof Error && error.name === 'TimeoutError');
      return { kind: 'unavailable', why: late ? 'timeout' : 'unreachable' };
    }
  };

const answerOf = (response: Response, text: string, now: Now): RegisterAnswer => {
  const { status } = response;
  if (status === 200) {
    // A page where a record should be is some gateway's, and is asked past as an outage is.
    if (/\bhtml\b/i.test(response.headers.get('content-type') ?? '')) return misdirected;
    return { kind: 'answered', status, body: jsonOf(text), unread: unreadOf(text) };
  }
  // The register answers 400 to an id whose form it does not like: there is no such id on it.
  if (status === 404 || status === 400) {
    const body = registersOwn.safeParse(jsonOf(text));
    return body.success ? { kind: 'answered', status: 404, body: { message: body.data.message } } : misdirected;
  }
  if (status === 401 || status === 403) return { kind: 'unavailable', why: 'refused' };
  const retryAfterSeconds = secondsOf(response.headers, now);
  return {
    kind: 'unavailable',
    why: status === 429 ? 'throttled' : 'server-error',
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
};

const misdirected = { kind: 'unavailable', why: 'misdirected' } as const satisfies Unavailable;

const unreadOf = (text: string): Unread => ({
  unreadable: { sha256: sha256(text), characters: text.length },
});

/** The gateway before the register answers an address that it does not know with 404 too, but with a `statusCode`. */
const registersOwn = z.object({ message: z.string(), statusCode: z.undefined().optional() });

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** `Retry-After` is a number of seconds or an HTTP date, which counts from the answer's own date. */
const secondsOf = (headers: Headers, now: Now): number | undefined => {
  const given = headers.get('retry-after')?.trim();
  if (!given) return undefined;
  if (/^\d+$/.test(given)) return Number(given);
  const until = Date.parse(given) - (Date.parse(headers.get('date') ?? '') || Date.parse(now()));
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil(until / 1000));
};
