import * as z from 'zod';
import { region } from '../template/names.ts';
import type { StreamRecord } from './streams.ts';

/** A change of an item, as Lambda gives it to a function. */
export type EventRecord = ReturnType<typeof eventRecord>;

/**
 * @param times what the laptop's clock reads, and how far it is ahead of the machine's (ms).
 */
export function eventRecord(
  { eventID, eventName, eventVersion, dynamodb }: StreamRecord,
  eventSourceARN: string,
  { now, offset }: { readonly now: number; readonly offset: number },
) {
  // DynamoDB Local tells the minute: the end of it, but not what is still to come. Most are read as soon as they are written.
  const latest = Math.min((dynamodb.ApproximateCreationDateTime + 59) * 1000 + offset, now);
  return {
    eventID,
    eventName,
    eventVersion,
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: { ...dynamodb, ApproximateCreationDateTime: Math.floor(latest / 1000) },
    eventSourceARN,
  };
}

/** Some records of a shard that a function is given together. */
export interface Batch {
  readonly shardId: string;
  readonly records: readonly EventRecord[];
  /** The sequence number up to which the shard is dealt with when they are. */
  readonly end: string;
  /** How often the first of them has failed. */
  readonly failures: number;
}

const sequenceOf = ({ dynamodb }: EventRecord) => dynamodb.SequenceNumber;

/** @param end the sequence number of the last record that was read, wanted or not. */
export function batchesOf(shardId: string, records: readonly EventRecord[], end: string, size: number): Batch[] {
  const starts = Array.from({ length: Math.ceil(records.length / size) }, (_, at) => at * size);
  return starts.map((start) => {
    const part = records.slice(start, start + size);
    const isLast = start + size >= records.length;
    return { shardId, records: part, end: isLast ? end : (part.map(sequenceOf).at(-1) ?? end), failures: 0 };
  });
}

/** The batch up to one of its records, and from there on. */
export function parted(batch: Batch, at: number): readonly [Batch, Batch] {
  const first = batch.records.slice(0, at);
  return [
    { ...batch, records: first, end: first.map(sequenceOf).at(-1) ?? batch.end },
    { ...batch, records: batch.records.slice(at) },
  ];
}

const Failures = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish()
  .transform((answer) => (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));

/**
 * How many records, from the first on, a function has dealt with that reports failures: those before the first that it names.
 * None, where its answer is not one that Lambda understands.
 *
 * @param answer JSON
 */
export function dealtWith({ records }: Batch, answer: string): number {
  const read = Failures.safeParse(JSON.parse(answer));
  if (!read.success) return 0;
  const places = read.data.map((identifier) => records.findIndex((record) => sequenceOf(record) === identifier));
  // One that is not of this batch is at -1.
  return Math.max(0, Math.min(records.length, ...places));
}
