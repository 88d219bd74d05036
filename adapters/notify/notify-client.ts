import { SignJWT } from 'jose';
import * as z from 'zod';
import type { Now } from '../clock.ts';
import type { EmailFailure, EmailSender, Hindrance } from './email-sender.ts';

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
const refusal = z.object({ errors: z.array(z.object({ error: z.string() })).min(1) });

/**
 * By status and error name, as Notify asks; its messages may change. A `ValidationError` is the address, the one thing in a request that
 * a provider typed. A `BadRequestError` is a service in trial mode, a key for the team alone or a template that is not there: one name
 * for all of them, and none is the letter's own fault.
 */
const hindrance = (status: number, error: string): Hindrance => {
  if (status === 400 && error === 'ValidationError') return 'address';
  if (status === 429) return error === 'TooManyRequestsError' ? 'daily-limit' : 'busy';
  return status >= 500 ? 'busy' : 'refused';
};

const token = (apiKey: string, now: Now): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(apiKey.slice(-2 * uuidLength - 1, -uuidLength - 1))
    .setIssuedAt(new Date(now()))
    .sign(new TextEncoder().encode(apiKey.slice(-uuidLength)));

/** GOV.UK Notify (REST API v2, documentation of `notifications-tech-docs`) as an `EmailSender`. */
export const notifyClient = (options: Options): EmailSender => {
  const { baseUrl, apiKey, now, templateId, fetch: send = fetch, timeoutMs = 10_000 } = options;

  const call = async <T>(
    path: string,
    schema: z.ZodType<T>,
    body?: object,
  ): Promise<{ readonly ok: true; readonly data: T } | EmailFailure> => {
    try {
      const key = typeof apiKey === 'string' ? apiKey : await apiKey();
      const response = await send(`${baseUrl}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${await token(key, now)}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const answer: unknown = await response.json();
      if (response.ok) return { ok: true, data: schema.parse(answer) };
      const error = refusal.safeParse(answer).data?.errors[0]?.error ?? 'Unexplained';
      const { status } = response;
      return { ok: false, because: hindrance(status, error), mayHaveGone: status >= 500, status, error };
    } catch (error) {
      // No answer, or one that cannot be read: the letter may or may not have gone, as `findByReference` tells later.
      const name = error instanceof Error ? error.name : 'Unexplained';
      return { ok: false, because: 'busy', mayHaveGone: true, error: name };
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
