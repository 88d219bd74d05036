import * as z from 'zod';
import type { EmailFailure, Hindrance } from './email-sender.ts';

const refusal = z.object({ errors: z.array(z.object({ error: z.string(), message: z.string().optional() })).min(1) });

/** What a request holds besides the address. All of it is ours, and no letter's own fault. */
const ours = /^(template_id|reference|personalisation|id|template_type|email_reply_to_id)\b/;

/**
 * By status and error name, as Notify asks; its messages may change. A `ValidationError` is the address, the one thing in a request that
 * a provider typed, unless it names something else of the request. A `BadRequestError` is a service in trial mode, a key for the team alone,
 * a template that is not there or asks for other fields: one name for all of them, and none is the letter's own fault. Nor is an
 * `AuthError`: a key that was revoked, or a clock that is askew.
 */
const hindrance = (status: number, error: string, message: string): Hindrance => {
  if (status === 400 && error === 'ValidationError' && !ours.test(message)) return 'address';
  if (status === 429) return error === 'TooManyRequestsError' ? 'daily-limit' : 'busy';
  return status >= 500 || status === 408 ? 'busy' : 'refused';
};

/** @param sends whether it was asked to send: a look-up says nothing of a letter's address, and sends none */
export const refusedWith = (status: number, answer: unknown, sends: boolean): EmailFailure => {
  const { error = 'Unexplained', message = '' } = refusal.safeParse(answer).data?.errors[0] ?? {};
  const because = hindrance(status, error, message);
  return {
    ok: false,
    because: because === 'address' && !sends ? 'refused' : because,
    mayHaveGone: sends && status >= 500,
    status,
    error,
  };
};

export const unanswered = (error: unknown, mayHaveGone: boolean): EmailFailure => {
  const name = error instanceof Error ? error.name : 'Unexplained';
  return { ok: false, because: 'busy', mayHaveGone, error: name };
};

const cause = z.object({ cause: z.object({ code: z.string() }) });
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Whether there was no connection at all on which a letter could have gone. */
export const neverReached = (error: unknown): boolean =>
  neverConnected.has(cause.safeParse(error).data?.cause.code ?? '');
