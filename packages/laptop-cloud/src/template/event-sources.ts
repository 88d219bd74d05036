import * as z from 'zod';
import { matches, type Pattern, pattern } from '../events/pattern.ts';
import type { LambdaFunction } from './functions.ts';
import { UnknownInTemplate } from './intrinsics.ts';
import type { Resources } from './resources.ts';
import type { Table } from './tables.ts';

/** How often and for how long a batch is tried; -1 and nothing mean without end. */
const limit = z
  .number()
  .default(-1)
  .transform((value) => (value === -1 ? Number.POSITIVE_INFINITY : value));
/** What would change what a function is given, and is not done here. */
const notKnown = z.never().optional();

const Properties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.int().min(1).max(10_000).default(100),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })).default([]) }).prefault({}),
  BisectBatchOnFunctionError: z.boolean().default(false),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  MaximumRetryAttempts: limit,
  MaximumRecordAgeInSeconds: limit,
  ParallelizationFactor: z.literal(1).default(1),
  DestinationConfig: notKnown,
  TumblingWindowInSeconds: z.literal(0).default(0),
});

/** A table's stream whose changes a function is given. */
export interface EventSource {
  readonly logicalId: string;
  readonly streamArn: string;
  readonly table: Pick<Table, 'name' | 'arn'>;
  readonly function: LambdaFunction;
  readonly enabled: boolean;
  /** How many changes one event holds at most. */
  readonly batchSize: number;
  /** How long after a change others are waited for. */
  readonly windowSeconds: number;
  /** Whether the first reading begins at what the stream still has, or after it. */
  readonly startsAt: 'TRIM_HORIZON' | 'LATEST';
  /** What the filters, where there are any, say of a record as the function would be given it. */
  readonly isWanted: (record: object) => boolean;
  /** A batch that failed is tried again as two. */
  readonly bisects: boolean;
  /** The function answers which records failed. */
  readonly reportsFailures: boolean;
  /** How often one is tried again before it is given up; Infinity: until it succeeds. */
  readonly maximumRetryAttempts: number;
  /** How old a record may be, in seconds; Infinity: as old as it is. */
  readonly maximumAgeSeconds: number;
}

/** @throws UnknownInTemplate for a source that is not the stream of one of the tables, and for what is not done here. */
export function readEventSources(
  resources: Resources,
  tables: readonly Table[],
  functions: readonly LambdaFunction[],
): EventSource[] {
  return resources.of(['AWS::Lambda::EventSourceMapping'], Properties).map(({ logicalId, properties: given }) => {
    const { EventSourceArn: streamArn, FunctionName: named } = given;
    const table = tables.find(({ arn, streamView }) => streamView && streamArn.startsWith(`${arn}/stream/`));
    if (!table) throw new UnknownInTemplate(`${logicalId}: only streams of tables are known here, not ${streamArn}`);
    const fn = functions.find(({ name, arn }) => name === named || named === arn || named.startsWith(`${arn}:`));
    if (!fn) throw new UnknownInTemplate(`${logicalId}: its function ${named} is not in the template`);
    const patterns = given.FilterCriteria.Filters.map(({ Pattern: text }) => patternOf(logicalId, text));
    return {
      logicalId,
      streamArn,
      table,
      function: fn,
      enabled: given.Enabled,
      batchSize: given.BatchSize,
      windowSeconds: given.MaximumBatchingWindowInSeconds,
      startsAt: given.StartingPosition,
      isWanted: (record) => patterns.length === 0 || patterns.some((one) => matches(one, record)),
      bisects: given.BisectBatchOnFunctionError,
      reportsFailures: given.FunctionResponseTypes.includes('ReportBatchItemFailures'),
      maximumRetryAttempts: given.MaximumRetryAttempts,
      maximumAgeSeconds: given.MaximumRecordAgeInSeconds,
    };
  });
}

function patternOf(logicalId: string, text: string): Pattern {
  try {
    return pattern.parse(JSON.parse(text));
  } catch {
    throw new UnknownInTemplate(`${logicalId}: the filter ${text} is not known here`);
  }
}
