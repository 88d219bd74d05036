import * as z from 'zod';
import { Upstream } from '../gate/upstream.ts';
import { region } from '../template/names.ts';

const Item = z.record(z.string(), z.unknown());
const StreamRecord = z.object({
  eventID: z.string(),
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  eventVersion: z.string(),
  dynamodb: z.object({
    /** Seconds since 1970 by the machine's clock, at the beginning of a minute. */
    ApproximateCreationDateTime: z.number(),
    Keys: Item,
    NewImage: Item.optional(),
    OldImage: Item.optional(),
    SequenceNumber: z.string(),
    SizeBytes: z.number(),
    StreamViewType: z.string(),
  }),
});

/** A change of an item, as DynamoDB Local tells it. */
export type StreamRecord = z.infer<typeof StreamRecord>;

/** A stretch of a stream: one that has ended is followed by others. */
export interface Shard {
  readonly id: string;
  /** DynamoDB Local's own, of another region than ours. */
  readonly streamArn: string;
}

const Streams = z.object({
  Streams: z.array(z.object({ StreamArn: z.string() })),
  LastEvaluatedStreamArn: z.string().optional(),
});
const Description = z.object({
  StreamDescription: z.object({
    Shards: z.array(z.object({ ShardId: z.string() })),
    LastEvaluatedShardId: z.string().optional(),
  }),
});
const Iterator = z.object({ ShardIterator: z.string() });
const Page = z.object({ Records: z.array(StreamRecord), NextShardIterator: z.string().optional() });
const Refusal = z.object({ __type: z.string(), Message: z.string().default('') });

/**
 * As many as DynamoDB gives at once: at most 1 MB, which always fits into an event. With the largest item twice in a record, as it
 * was and is, it gives no more once there are 200 kB.
 */
const page = { records: 1_000, bytes: 200_000 };

/** An iterator is good for a quarter of an hour. */
const iteratorMs = 10 * 60_000;

/** What is answered where a record is not known any more: what followed it was deleted by its age, or is in another database. */
const isLost = new Set(['TrimmedDataAccessException', 'ValidationException']);

interface Place {
  readonly after: string;
  readonly iterator: string;
  /** As `performance.now` counts. */
  readonly until: number;
}

/** The streams of the tables in DynamoDB Local, by its own protocol. */
export class TableStreams {
  readonly #database: Upstream;
  readonly #authorization: string;
  /** Where the last reading of a shard ended, for the next one. */
  readonly #places = new Map<string, Place>();

  /** @param accessKeyId the one under which DynamoDB Local keeps the tables. */
  constructor(endpoint: string, accessKeyId: string) {
    this.#database = new Upstream(endpoint);
    const scope = `${accessKeyId}/20270101/${region}/dynamodb/aws4_request`;
    this.#authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
  }

  /** The shards of a table's streams, those of one that was turned off included. A shard stands before those that follow it. */
  async shardsOf(table: string): Promise<Shard[]> {
    const shards: Shard[] = [];
    for (let from: string | undefined, more = true; more; more = from !== undefined) {
      const page = Streams.parse(await this.#ask('ListStreams', { TableName: table, ExclusiveStartStreamArn: from }));
      for (const { StreamArn } of page.Streams) shards.push(...(await this.#shardsOfStream(StreamArn)));
      from = page.LastEvaluatedStreamArn;
    }
    // The name of a shard begins with when it was made.
    return shards.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async #shardsOfStream(streamArn: string): Promise<Shard[]> {
    const shards: Shard[] = [];
    for (let from: string | undefined, more = true; more; more = from !== undefined) {
      const asked = await this.#ask('DescribeStream', { StreamArn: streamArn, ExclusiveStartShardId: from });
      const { Shards, LastEvaluatedShardId } = Description.parse(asked).StreamDescription;
      shards.push(...Shards.map(({ ShardId: id }) => ({ id, streamArn })));
      from = LastEvaluatedShardId;
    }
    return shards;
  }

  /**
   * The records of a shard that follow one, or the first that are left. There may be more where `isFull`; where it `hasEnded`,
   * none will follow these.
   *
   * @param after sequence number.
   */
  async read(shard: Shard, after: string | undefined) {
    const { Records: records, NextShardIterator: next } = await this.#page(shard, after).catch((error: unknown) => {
      this.#places.delete(shard.id);
      if (after !== undefined && error instanceof Error && isLost.has(error.name)) return this.#page(shard, undefined);
      throw error;
    });
    const last = records.at(-1)?.dynamodb.SequenceNumber ?? after;
    if (next !== undefined && last !== undefined)
      this.#places.set(shard.id, { after: last, iterator: next, until: performance.now() + iteratorMs });
    const bytes = records.reduce((sum, { dynamodb }) => sum + dynamodb.SizeBytes, 0);
    const isFull = records.length >= page.records || bytes >= page.bytes;
    return { records, isFull, hasEnded: next === undefined };
  }

  /** Breaks off what is under way. */
  close(): void {
    this.#database.close();
  }

  async #page(shard: Shard, after: string | undefined) {
    const place = this.#places.get(shard.id);
    const isThere = place !== undefined && place.after === after && performance.now() < place.until;
    const ShardIterator = isThere ? place.iterator : await this.#iterator(shard, after);
    return Page.parse(await this.#ask('GetRecords', { ShardIterator, Limit: page.records }));
  }

  async #iterator({ id: ShardId, streamArn: StreamArn }: Shard, after: string | undefined): Promise<string> {
    const position =
      after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    return Iterator.parse(await this.#ask('GetShardIterator', { StreamArn, ShardId, ...position })).ShardIterator;
  }

  async #ask(operation: string, request: object): Promise<unknown> {
    const headers = {
      authorization: this.#authorization,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
    };
    const asked = Buffer.from(JSON.stringify(request));
    const answer = await this.#database.send({ method: 'POST', url: '/' }, headers, asked);
    const body: unknown = JSON.parse(answer.body.toString());
    if (answer.status === 200) return body;
    const { __type: type, Message: message } = Refusal.parse(body);
    throw Object.assign(new Error(message), { name: type.slice(type.indexOf('#') + 1) });
  }
}
