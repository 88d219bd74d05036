import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { SessionTable } from './session-row.ts';

/**
 * How often one account may do what costs others something: the council's letters, or a register that everybody asks with one key. Whoever looks
 * up without an account shares one measure with all others who do: 200 looks of 23 questions each are a quarter of what the register allows the
 * key in that time. `news` counts everybody who asks for news of one agreement, since nobody is signed in for it.
 */
const MOST = {
  'look-up': 20,
  'public-look-up': 200,
  withdrawal: 6,
  reply: 10,
  correction: 10,
  'address-code': 5,
  contract: 6,
  invitation: 10,
  asking: 5,
  question: 5,
  news: 100,
} as const;
/** So short that nobody waits for long, on the last evening above all. */
const MINUTES = 10;

export type Allowed = keyof typeof MOST;

const SPAN_MS = MINUTES * 60_000;

/** What each account has done of late: a row a kind and a span of time, which goes by itself. Rows live in the session table. */
export const allowances = ({ documents, table, now }: SessionTable) => ({
  /**
   * Notes that it is done. `deed` names what is done: the same again, as by a double click, is no more than once.
   * @returns undefined, or the instant from which it may be done again
   */
  use: async (what: Allowed, subject: string, deed: string): Promise<string | undefined> => {
    const begin = Math.floor(Date.parse(now()) / SPAN_MS) * SPAN_MS;
    const again = begin + SPAN_MS;
    const update = new UpdateCommand({
      TableName: table,
      Key: { pk: `allowance#${what}#${createHash('sha256').update(subject).digest('hex')}#${begin}` },
      UpdateExpression: 'ADD deeds :one SET expiresAt = :expiresAt',
      ConditionExpression: 'attribute_not_exists(deeds) OR size(deeds) < :most OR contains(deeds, :deed)',
      ExpressionAttributeValues: {
        ':one': new Set([deed]),
        ':deed': deed,
        ':most': MOST[what],
        ':expiresAt': Math.ceil(again / 1000),
      },
    });
    try {
      await documents.send(update);
      return undefined;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return new Date(again).toISOString();
    }
  },
});
export type Allowances = ReturnType<typeof allowances>;
