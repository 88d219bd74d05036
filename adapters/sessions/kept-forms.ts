import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { SessionTable } from './session-row.ts';

const keptForm = z.object({
  path: z.string(),
  /** Whose session it was that ran out: nobody else is shown the form. */
  subject: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
/** A form as it was sent when its sender's session had run out. */
export type KeptForm = z.infer<typeof keptForm>;

const row = z.object({ sealed: z.instanceof(Uint8Array), keptUntil: z.number() });

const KEPT_MS = 60 * 60_000;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Forms kept for an hour while their sender signs in again. A form is encrypted under a key that only the ticket in the
 * sender's cookie gives, so the table alone tells nothing of what was typed. Rows live in the session table.
 */
export const keptForms = ({ documents, table, now }: SessionTable) => ({
  /** Keeps a form and answers its ticket. */
  keep: async (form: KeptForm): Promise<string> => {
    const ticket = randomBytes(32).toString('base64url');
    const keptUntil = Date.parse(now()) + KEPT_MS;
    const Item = { pk: idOf(ticket), sealed: seal(form, ticket), keptUntil, expiresAt: Math.ceil(keptUntil / 1000) };
    await documents.send(new PutCommand({ TableName: table, Item }));
    return ticket;
  },

  /** The form with this ticket; undefined once it has been kept too long. */
  find: async (ticket: string): Promise<KeptForm | undefined> => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: { pk: idOf(ticket) }, ConsistentRead: true }),
    );
    if (!Item) return undefined;
    const { sealed, keptUntil } = row.parse(Item);
    return Date.parse(now()) < keptUntil ? unseal(sealed, ticket) : undefined;
  },

  /** Forgets a form, once it has been sent again. */
  forget: async (ticket: string): Promise<void> => {
    await documents.send(new DeleteCommand({ TableName: table, Key: { pk: idOf(ticket) } }));
  },
});

export type KeptForms = ReturnType<typeof keptForms>;

const idOf = (ticket: string): string => `form#${createHash('sha256').update(ticket).digest('hex')}`;

const keyOf = (ticket: string): Uint8Array => new Uint8Array(hkdfSync('sha256', ticket, '', 'kept form', 32));

const seal = (form: KeptForm, ticket: string): Uint8Array => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(ticket), nonce);
  return Buffer.concat([nonce, cipher.update(JSON.stringify(form), 'utf8'), cipher.final(), cipher.getAuthTag()]);
};

const unseal = (sealed: Uint8Array, ticket: string): KeptForm => {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(ticket), sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const text = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  return keptForm.parse(JSON.parse(text));
};
