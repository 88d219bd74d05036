import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { emailAddressFrom } from '../../../domain/people/email-address.ts';
import { type Answer, refusals } from './answers.ts';
import type { Message } from './outbox.ts';

/** The template that the project asks of a council's Notify service: all wording is the sender's. */
export const letterTemplate = {
  id: '1e77e4a2-0c1b-4b7a-9a57-6c2f2c0f7e11',
  version: 1,
  subject: '((subject))',
  body: '((body))',
} as const;

export const fromEmail = 'provider.onboarding@notifications.service.gov.uk';

const NO_ADDRESS = 'email_address Not a valid email address';
/** Of this stand-in alone: an address that a form takes and the mail service does not, as where its rule becomes stricter than ours. */
const REFUSED = 'refused@simulator.notify';
const asked = z.object({
  email_address: z
    .string({ error: ({ input }) => (input === undefined ? 'email_address is a required property' : NO_ADDRESS) })
    .refine((address) => emailAddressFrom(address) !== undefined && address !== REFUSED, { error: NO_ADDRESS }),
  template_id: z.guid({
    error: ({ input }) =>
      input === undefined ? 'template_id is a required property' : 'template_id is not a valid UUID',
  }),
  reference: z
    .string({ error: 'reference is not of type string' })
    .max(1000, { error: 'reference is too long' })
    .nullish(),
  personalisation: z
    .record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]), {
      error: 'personalisation should contain key value pairs',
    })
    .optional(),
});

/** Notify's addresses that fail by design, for trying out bounces. */
const simulated: Record<string, string> = {
  'temp-fail@simulator.notify': 'temporary-failure',
  'perm-fail@simulator.notify': 'permanent-failure',
};

const filled = (text: string, values: Map<string, string>): string =>
  text.replaceAll(/\(\((.+?)\)\)/g, (whole, name: string) => values.get(name.toLowerCase()) ?? whole);

/** The message that a request body asks for, or Notify's refusal of it. */
export const messageOf = (
  body: unknown,
  templateIds: string[],
): { readonly message: Omit<Message, 'number'> } | { readonly refusal: Answer } => {
  const { data, error } = asked.safeParse(body);
  if (error) return { refusal: refusals.invalid(error.issues.map(({ message }) => message)) };
  if (!templateIds.includes(data.template_id)) return { refusal: refusals.noTemplate };

  const given = new Map(
    Object.entries(data.personalisation ?? {}).map(([name, value]) => [name.toLowerCase(), `${value}`]),
  );
  const missing = ['subject', 'body'].filter((field) => !given.has(field));
  if (missing.length > 0) return { refusal: refusals.missing(missing) };

  return {
    message: {
      id: randomUUID(),
      reference: data.reference ?? null,
      templateId: data.template_id,
      to: data.email_address,
      subject: filled(letterTemplate.subject, given),
      body: filled(letterTemplate.body, given),
      status: simulated[data.email_address] ?? 'delivered',
      createdAt: new Date().toISOString(),
    },
  };
};
