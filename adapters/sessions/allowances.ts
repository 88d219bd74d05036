import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { SessionTable } from './session-repository.ts';

/** How often one account may do what costs others something: the council's letters, or a register that everybody asks with one key. */
const MOST = {
  'look-up': { times: 20, minutes: 10 },
  withdrawal: { times: 6, minutes: 60 },
  reply: { times: 10, minutes: 60 },
} as const;

export type Allowed = keyof typeof MOST;

const MINUTE = 60_000;

/** What each account has done of late: a row a kind and a span of time, which goes by itself. Rows live in the session table. */
export const allowances = ({ documents, table, now }: SessionTable) => ({
  /** Notes that it is done once more. @returns undefined, or the instant from which it may be done again */
  use: async (what: Allowed, subject: string): Promise<string | undefined> => {
    const { times, minutes } = MOST[what];
    const span = minutes * MINUTE;
    const begin = Math.floor(Date.parse(now()) / span) * span;
    const again = begin + span;
    const update = new UpdateCommand({
      TableName: table,
      Key: { pk: `allowance#${what}#${createHash('sha256').update(subject).digest('hex')}#${begin}` },
      UpdateExpression: 'ADD used :one SET expiresAt = :expiresAt',
      ConditionExpression: 'attribute_not_exists(used) OR used < :times',
      ExpressionAttributeValues: { ':one': 1, ':times': times, ':expiresAt': Math.ceil(again / 1000) },
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
