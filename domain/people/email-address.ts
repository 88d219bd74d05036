import * as z from 'zod';
import { plainly } from '../unseen.ts';

/** Mail knows no more of an address and of what stands before its @, the name system no more of a name and of a part of one (RFC 5321, RFC 1035). */
const LONGEST = { address: 320, before: 64, host: 253, label: 63 };
const ADDRESS = /^([\w.!#$%&'*+/=?^`{|}~-]+)@([^.@][^@\s]+)$/;
const LABEL = /^(xn|[a-z0-9]+)(-?-[a-z0-9]+)*$/i;
const LAST_LABEL = /^([a-z]{2,63}|xn--([a-z0-9]+-)*[a-z0-9]+)$/i;

/**
 * The email address in what somebody typed; `undefined` where it is none that GOV.UK Notify would write to. The rule is Notify's own
 * (alphagov/notifications-utils, `recipient_validation/email_address.py`), so that what a page takes no sender refuses, with the 64 of mail
 * itself before the @: what nobody sees is left out, spaces that do not break among it, and an apostrophe that a phone has rounded is a plain one.
 */
export const emailAddressFrom = (typed: string): string | undefined => {
  const address = plainly(typed.replaceAll(/[\u00A0\u202F]/g, '').replaceAll('’', "'"));
  const [, before = '', after = ''] = ADDRESS.exec(address) ?? [];
  const host = hostIn(after);
  if (address.length > LONGEST.address || before.length > LONGEST.before || host.length > LONGEST.host)
    return undefined;
  if (address.includes('..')) return undefined;
  const labels = host.split('.');
  const isHost =
    labels.length > 1 &&
    labels.every((label) => label.length <= LONGEST.label && LABEL.test(label)) &&
    LAST_LABEL.test(labels.at(-1) ?? '');
  return isHost ? address : undefined;
};

/** A host as the name system knows it: one in other letters than ASCII's has another spelling there. '' where it has none. */
const hostIn = (typed: string): string => {
  if (/^[\x21-\x7E]*$/.test(typed)) return typed;
  return /^[\p{L}\p{M}\p{N}.-]+$/u.test(typed) ? (URL.parse(`http://${typed}`)?.hostname ?? '') : '';
};

/** An address as it is stored: judged when it came in, by the rule of that day. */
export const storedEmail = z.string().regex(/^[^@\s]+@[^@\s]+$/, 'Write an email address, like name@example.com');
