import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import pRetry from 'p-retry';

/** What DynamoDB answers where another request holds an item just now, or too many came at once: the write says nothing against itself. */
const PASSING_REASONS = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);
const PASSING_ERRORS = new Set(['TransactionConflictException']);

/** From 20 to 40 ms apart at first, twice as far each time up to half a second, for as long as a person waits for a page. */
export const TRIES = {
  retries: 100,
  minTimeout: 20,
  maxTimeout: 500,
  factor: 2,
  randomize: true,
  maxRetryTime: 10_000,
};

/** A write that others' writes were in the way of for ten seconds. Nothing was written, and nothing stood against it. */
export class Contended extends Error {
  override readonly name = 'Contended';
}

/** Why each part of a transaction was refused, at its place; 'None' of those that nothing stood against. */
export const reasonsOf = (error: unknown): readonly string[] =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map(({ Code = 'None' }) => Code)
    : [];

/** Whether a write was refused for nothing but others at the same moment. A condition that failed beside them is an answer. */
export const isContended = (error: unknown): boolean => {
  if (error instanceof Error && PASSING_ERRORS.has(error.name)) return true;
  const reasons = reasonsOf(error).filter((reason) => reason !== 'None');
  return reasons.length > 0 && reasons.every((reason) => PASSING_REASONS.has(reason));
};

/**
 * Has a client make each write that was refused for others at the same moment again, with jitter, for ten seconds: the SDK tries no
 * cancelled transaction again. A page's request keeps its own instant meanwhile. What is made again is a new request of its own.
 */
export const triedAgainWhileContended = (client: DynamoDBClient): void =>
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await pRetry(() => next(args), { ...TRIES, shouldRetry: ({ error }) => isContended(error) });
      } catch (error) {
        if (isContended(error)) throw new Contended('Others wrote to the same records all the while', { cause: error });
        throw error;
      }
    },
    { step: 'initialize', priority: 'high', name: 'triedAgainWhileContended', override: true },
  );
