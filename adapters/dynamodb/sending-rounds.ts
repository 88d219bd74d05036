import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { seconds, sendingTimes } from '../../domain/letters/sending-times.ts';
import { plusDuration } from '../../domain/time/london.ts';
import type { Table, WriteCondition } from './table.ts';

const asked = z.object({ theWhile: z.number().optional() });
/** Beside the letters, in a partition of its own. */
const roundKey = { pk: 'SENDING', sk: 'ROUND' };
/** Nobody uses a round's name twice: it is the instant until which the round is its holder's, and there is one holder until then. */
export type Round = string;

/**
 * Whose turn it is to go through the outbox. There is one such round at a time: who comes meanwhile has it go round once more. A holder
 * that died loses it when its function would have ended.
 */
export const sendingRounds = (client: DynamoDBDocumentClient, letters: Pick<Table, 'name'>) => {
  /** @returns whether the condition held */
  const change = async (
    UpdateExpression: string,
    condition: WriteCondition,
    values: Record<string, unknown> = {},
  ): Promise<boolean> => {
    const ExpressionAttributeValues = { ...condition.ExpressionAttributeValues, ...values };
    try {
      await client.send(
        new UpdateCommand({
          TableName: letters.name,
          Key: roundKey,
          UpdateExpression,
          ...condition,
          ExpressionAttributeValues,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  };

  return {
    /**
     * Whether nobody else has asked in this while: whoever is the first goes through the outbox beside. Of many who ask at once one is, and
     * nobody's write fails.
     */
    async isFirstInAWhile(now: string): Promise<boolean> {
      const theWhile = Math.floor(Date.parse(now) / (1000 * sendingTimes.betweenRounds));
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: letters.name,
          Key: roundKey,
          UpdateExpression: 'SET theWhile = :now',
          ExpressionAttributeValues: { ':now': theWhile },
          ReturnValues: 'UPDATED_OLD',
        }),
      );
      return asked.parse(Attributes ?? {}).theWhile !== theWhile;
    },

    /** Begins a round. @returns undefined where another is under way */
    async begin(now: string): Promise<Round | undefined> {
      const heldUntil = plusDuration(now, seconds(sendingTimes.function));
      const free = {
        ConditionExpression: 'attribute_not_exists(heldUntil) OR heldUntil <= :now',
        ExpressionAttributeValues: { ':now': now },
      };
      const values = { ':until': heldUntil };
      return (await change('SET heldUntil = :until REMOVE onceMore', free, values)) ? heldUntil : undefined;
    },

    /** Has the round that is under way go round once more. @returns whether there is one */
    askOnceMore: (now: string): Promise<boolean> =>
      change(
        'SET onceMore = :yes',
        { ConditionExpression: 'heldUntil > :now', ExpressionAttributeValues: { ':now': now } },
        { ':yes': true },
      ),

    /** Ends a round, unless somebody came meanwhile: then its holder goes round once more. @returns whether it has ended */
    async end(heldUntil: Round): Promise<boolean> {
      const mine = { ConditionExpression: 'heldUntil = :mine', ExpressionAttributeValues: { ':mine': heldUntil } };
      const alone = { ...mine, ConditionExpression: 'heldUntil = :mine AND attribute_not_exists(onceMore)' };
      return (await change('REMOVE heldUntil', alone)) || !(await change('REMOVE onceMore', mine));
    },

    /** Ends a round whatever was asked meanwhile: its time is over, and the next one begins afresh. */
    async giveUp(heldUntil: Round): Promise<void> {
      const mine = { ConditionExpression: 'heldUntil = :mine', ExpressionAttributeValues: { ':mine': heldUntil } };
      await change('REMOVE heldUntil, onceMore, theWhile', mine);
    },
  };
};
export type SendingRounds = ReturnType<typeof sendingRounds>;
