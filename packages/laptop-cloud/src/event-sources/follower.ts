import type { Clock } from '../clock/clock.ts';
import type { Outcome } from '../lambda/function-thread.ts';
import type { EventSource } from '../template/event-sources.ts';
import { type Batch, batchesOf, dealtWith, eventRecord, parted } from './batch.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Shard, TableStreams } from './streams.ts';

export interface Around {
  readonly clock: Pick<Clock, 'now' | 'offset' | 'schedule'>;
  readonly streams: Pick<TableStreams, 'shardsOf' | 'read'>;
  readonly checkpoints: Checkpoints;
  /** Why the function's role may not do this to the source's stream; undefined where it may. */
  readonly whyNot: (source: EventSource, action: string) => string | undefined;
  /** @param payload JSON */
  readonly invoke: (functionName: string, payload: string) => Promise<Outcome>;
  /** Is told how old (ms) the last change is that a function is given, each time. */
  readonly age?: (source: EventSource, ms: number) => void;
  /** Takes what the function's log is to say. */
  readonly report: (source: EventSource, message: string) => void;
}

/** What Lambda does to a stream under the role of the function. */
const needed = ['ListStreams', 'DescribeStream', 'GetShardIterator', 'GetRecords'].map((name) => `dynamodb:${name}`);
const minute = 60_000;
/** As often it is tried in three hours. Then once an hour is enough, since a clock may jump over months. */
const oftenUntil = 186;

/** How long to wait after so many failures, in ms. */
const pause = (failures: number) =>
  failures > oftenUntil ? 60 * minute : Math.min(2 ** (failures - 1) * 1000, minute);

/**
 * Gives a function the changes of a table: each shard in order, one batch at a time, each until it succeeds or is given up. It
 * looks for changes only when it is woken.
 */
export class Follower {
  readonly source: EventSource;
  readonly #around: Around;
  #state: 'idle' | 'planned' | 'running' = 'idle';
  #wokenMeanwhile = false;
  #closed = false;
  /** Those with something left to read, once they were looked for. */
  #shards: readonly Shard[] | undefined;
  /** Those in which there was nothing more, since it was woken. */
  readonly #readToTheEnd = new Set<string>();
  /** What was read and is not dealt with. */
  #batches: Batch[] = [];
  #failedReads = 0;
  #refusal: string | undefined;

  constructor(source: EventSource, around: Around) {
    this.source = source;
    this.#around = around;
  }

  /** Nothing is being done: what waits for its time, does not count. */
  get isQuiet(): boolean {
    return this.#state !== 'running';
  }

  /** Takes up what was written while nobody looked. */
  async start(): Promise<void> {
    const { checkpoints } = this.#around;
    const { logicalId, startsAt } = this.source;
    if (startsAt === 'LATEST' && !checkpoints.knows(logicalId)) await this.#pass();
    checkpoints.begun(logicalId);
    this.#plan(0);
  }

  /** Says that the table has changed. */
  wake(): void {
    if (this.#state === 'running') this.#wokenMeanwhile = true;
    if (this.#state !== 'idle' || this.#closed) return;
    const { windowSeconds } = this.source;
    if (windowSeconds > 0) this.#plan(windowSeconds * 1000);
    else void this.#run();
  }

  /** Whatever is under way does not count any more, and comes again after the next start. */
  close(): void {
    this.#closed = true;
  }

  #plan(wait: number): void {
    const { clock } = this.#around;
    this.#state = 'planned';
    clock.schedule(`stream/${this.source.logicalId}`, clock.now() + wait, () => this.#run());
  }

  async #run(): Promise<void> {
    if (this.#closed) return;
    this.#state = 'running';
    let wait: number | undefined;
    do {
      this.#wokenMeanwhile = false;
      wait = await this.#follow().catch((error: unknown) => this.#readingFailed(error));
    } while (wait === undefined && this.#wokenMeanwhile && !this.#closed);
    this.#state = 'idle';
    if (wait !== undefined && !this.#closed) this.#plan(wait);
  }

  /** Goes on until nothing is left; or answers after how long it is to go on (ms). */
  async #follow(): Promise<number | undefined> {
    if (!this.#mayRead()) return undefined;
    this.#readToTheEnd.clear();
    do {
      for (let batch = this.#batches.shift(); batch; batch = this.#batches.shift()) {
        const wait = await this.#give(batch);
        if (wait !== undefined || this.#closed) return wait;
      }
    } while (await this.#readOn());
    this.#failedReads = 0;
    return undefined;
  }

  #mayRead(): boolean {
    const { whyNot, report } = this.#around;
    // All are asked for, so that all are seen to be needed.
    const [refusal] = needed.map((action) => whyNot(this.source, action)).filter((why) => why !== undefined);
    if (refusal !== undefined && refusal !== this.#refusal) report(this.source, `may not follow its table: ${refusal}`);
    this.#refusal = refusal;
    return refusal === undefined;
  }

  /** Reads more, or ends what has no more. Answers false when all is read. */
  async #readOn(): Promise<boolean> {
    const { streams, checkpoints, clock } = this.#around;
    const { logicalId, streamArn, table, batchSize, isWanted } = this.source;
    this.#shards ??= (await streams.shardsOf(table.name)).filter(({ id }) => !checkpoints.of(logicalId, id).ended);
    for (const shard of this.#shards.filter(({ id }) => !this.#readToTheEnd.has(id))) {
      const { records, isFull, hasEnded } = await streams.read(shard, checkpoints.of(logicalId, shard.id).after);
      if (this.#closed) return false;
      if (!isFull && !hasEnded) this.#readToTheEnd.add(shard.id);
      const end = records.at(-1)?.dynamodb.SequenceNumber;
      if (end !== undefined) {
        const times = { now: clock.now(), offset: clock.offset() };
        const wanted = records.map((record) => eventRecord(record, streamArn, times)).filter(isWanted);
        this.#batches = batchesOf(shard.id, wanted, end, batchSize);
        if (wanted.length === 0) checkpoints.reached(logicalId, shard.id, end);
        return true;
      }
      if (hasEnded) {
        checkpoints.ended(logicalId, shard.id);
        this.#shards = undefined;
        return true;
      }
    }
    return false;
  }

  /** Gives the function a batch. Answers how long to wait (ms) where some of it failed. */
  async #give(batch: Batch): Promise<number | undefined> {
    const { invoke, clock, checkpoints, report } = this.#around;
    const { logicalId, function: fn, maximumAgeSeconds, reportsFailures } = this.source;
    const young = batch.records.filter(
      ({ dynamodb }) => clock.now() / 1000 - dynamodb.ApproximateCreationDateTime <= maximumAgeSeconds,
    );
    const given = { ...batch, records: young };
    const tooOld = batch.records.length - young.length;
    if (tooOld > 0) report(this.source, `is not given ${tooOld} changes that are too old`);
    const last = young.at(-1)?.dynamodb.ApproximateCreationDateTime;
    if (last !== undefined) this.#around.age?.(this.source, clock.now() - last * 1000);
    const outcome: Outcome =
      young.length > 0 ? await invoke(fn.name, JSON.stringify({ Records: young })) : { ok: true, payload: 'null' };
    // Not noted, so that it is given again after the restart.
    if (this.#closed) return undefined;
    const done = !outcome.ok ? 0 : reportsFailures ? dealtWith(given, outcome.payload) : young.length;
    if (done < young.length) {
      if (outcome.ok) report(this.source, `did not deal with ${young.length - done} of ${young.length} changes`);
      return this.#failed(given, done);
    }
    checkpoints.reached(logicalId, batch.shardId, batch.end);
    return undefined;
  }

  /** Decides what becomes of a batch of which only the first so many are done. */
  #failed(batch: Batch, done: number): number | undefined {
    const { checkpoints, report } = this.#around;
    const { logicalId, bisects, maximumRetryAttempts } = this.source;
    const [before, left] = parted(batch, done);
    if (done > 0) checkpoints.reached(logicalId, batch.shardId, before.end);
    else if (bisects && left.records.length > 1) {
      // Which does not count as a try.
      this.#batches.unshift(...parted(left, Math.ceil(left.records.length / 2)));
      return undefined;
    }
    const failures = done > 0 ? 1 : batch.failures + 1;
    if (failures > maximumRetryAttempts) {
      report(this.source, `failed ${failures} times: ${left.records.length} changes are given up`);
      checkpoints.reached(logicalId, batch.shardId, left.end);
      return undefined;
    }
    this.#batches.unshift({ ...left, failures });
    return pause(failures);
  }

  /** The streams may have changed, or the database is about to end. */
  #readingFailed(error: unknown): number | undefined {
    if (this.#closed) return undefined;
    this.#shards = undefined;
    this.#failedReads += 1;
    this.#around.report(this.source, `could not be given the changes of its table: ${String(error)}`);
    return pause(this.#failedReads);
  }

  /** Leaves out what there is already. */
  async #pass(): Promise<void> {
    const { streams, checkpoints } = this.#around;
    const { logicalId, table } = this.source;
    for (const shard of await streams.shardsOf(table.name)) {
      for (let read = true; read; ) {
        const { records } = await streams.read(shard, checkpoints.of(logicalId, shard.id).after);
        const end = records.at(-1)?.dynamodb.SequenceNumber;
        if (end !== undefined) checkpoints.reached(logicalId, shard.id, end);
        read = end !== undefined;
      }
    }
  }
}
