import type { Took } from './lambda/function-thread.ts';
import type { LambdaFunction } from './template/functions.ts';

/** Something that AWS would charge for, as it happens. */
export type Usage =
  /** An answer of the HTTP API. */
  | { readonly kind: 'answer'; readonly bytes: number }
  /** A run of a function, without its start. */
  | ({ readonly kind: 'run'; readonly function: string; readonly memoryMb: number } & Took)
  /** A line that a function printed. */
  | { readonly kind: 'line'; readonly bytes: number }
  /** What was asked of a service and let through, by its IAM action; of KMS, what DynamoDB and S3 would ask. */
  | { readonly kind: 'asked'; readonly action: string }
  | DynamoDbUsage;

/** A request to DynamoDB, and the units that it used of each table, indexes included; of one that failed they are not known. */
export interface DynamoDbUsage {
  readonly kind: 'dynamodb';
  readonly operation: string;
  readonly isRefused: boolean;
  readonly used: readonly { readonly table: string; readonly units: number; readonly ofIndexes: number }[];
}

/** Is told of each thing that AWS would charge for. */
export type Meter = (used: Usage) => void;

/** What the services of this machine call so that a meter is told. */
export const metering = (meter: Meter = () => {}) => ({
  answered: (bytes: number): void => meter({ kind: 'answer', bytes }),
  ran: ({ name, memoryMb }: LambdaFunction, took: Took): void =>
    meter({ kind: 'run', function: name, memoryMb, ...took }),
  said: (line: string): void => meter({ kind: 'line', bytes: Buffer.byteLength(line) }),
  asked: ({ action }: { readonly action: string }): void => meter({ kind: 'asked', action }),
});
