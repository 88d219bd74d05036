import { SignJWT } from 'jose';
import * as z from 'zod';
import { sendingTimes } from '../../domain/letters/sending-times.ts';
import type { Now } from '../clock.ts';
import type { EmailFailure, EmailSender } from './email-sender.ts';
import { neverReached, refusedWith, unanswered } from './failures.ts';

interface Options {
  readonly baseUrl: string;
  /** `name-<service uuid>-<secret uuid>`, or how to get it. */
  readonly apiKey: string | (() => Promise<string>);
  readonly now: Now;
  /** A template of the service whose subject is `((subject))` and whose message is `((body))`. */
  readonly templateId: string;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

const uuidLength = 36;
const created = z.object({ id: z.string() });
const listed = z.object({ notifications: z.array(z.object({ id: z.string(), status: z.string() })) });

type Outcome<T> = { readonly ok: true; readonly data: T } | EmailFailure;

/** What Notify knows a key by, at this instant. */
export const token = (apiKey: string, now: Now): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(apiKey.slice(-2 * uuidLength - 1, -uuidLength - 1))
    .setIssuedAt(new Date(now()))
    .sign(new TextEncoder().encode(apiKey.slice(-uuidLength)));

/** GOV.UK Notify (REST API v2, documentation of `notifications-tech-docs`) as an `EmailSender`. */
export const notifyClient = (options: Options): EmailSender => {
  const { baseUrl, apiKey, now, templateId, fetch: send = fetch, timeoutMs = sendingTimes.answer * 1000 } = options;

  const call = async <T>(path: string, schema: z.ZodType<T>, body?: object): Promise<Outcome<T>> => {
    const sends = body !== undefined;
    let bearer: string;
    try {
      bearer = await token(typeof apiKey === 'string' ? apiKey : await apiKey(), now);
    } catch (error) {
      return unanswered(error, false);
    }
    try {
      const response = await send(`${baseUrl}${path}`, {
        method: sends ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        ...(sends && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const answer: unknown = await response.json();
      return response.ok ? { ok: true, data: schema.parse(answer) } : refusedWith(response.status, answer, sends);
    } catch (error) {
      // No answer, or one that cannot be read: the letter may or may not have gone, unless nobody was there to take it.
      return unanswered(error, sends && !neverReached(error));
    }
  };

  return {
    async sendEmail({ to, reference, subject, body }) {
      const message = { email_address: to, template_id: templateId, reference, personalisation: { subject, body } };
      const sent = await call('/v2/notifications/email', created, message);
      return sent.ok ? { ok: true, id: sent.data.id } : sent;
    },
    async findByReference(reference) {
      const query = new URLSearchParams({ template_type: 'email', reference });
      const found = await call(`/v2/notifications?${query}`, listed);
      if (!found.ok) return found;
      const newest = found.data.notifications[0];
      return { ok: true, id: newest?.id, ...(newest && { status: newest.status }) };
    },
  };
};
