import type { Integration } from '../integrations/integration.ts';
import type { Json } from '../json.ts';
import type { StateMachines } from '../machines.ts';
import type { ExecutionRow } from '../store/executions.ts';
import type { Store } from '../store/store.ts';
import type { Timers } from '../timers.ts';
import { Activity } from './activity.ts';
import type { Authorize } from './authorize.ts';
import { drive } from './drive.ts';
import { endExecution } from './end.ts';
import { type EndedExecution, endedExecution } from './ended-execution.ts';
import { Endings, type EndListener } from './endings.ts';
import type { Execution, PendingMapRun, Thread, Visit } from './execution.ts';
import { MapRuns } from './map-runs.ts';
import type { Move } from './move.ts';
import { emptyExecution, type NewExecution, readExecution } from './read-execution.ts';
import type { Surroundings } from './surroundings.ts';
import { Turn } from './turn.ts';
import { arm, disarm, giveUp } from './waiting.ts';

export interface Environment {
  readonly store: Store;
  readonly machines: StateMachines;
  readonly timers: Timers;
  readonly region: string;
  readonly account: string;
  readonly integration: (service: string) => Integration | undefined;
  readonly authorize: Authorize;
  readonly ended?: ((execution: EndedExecution) => void) | undefined;
}

/** Executions in flight: each advances by turns, one at a time, and shows nothing before it is stored. */
export class Executions implements Surroundings {
  readonly timers: Timers;
  readonly region: string;
  readonly integration: (service: string) => Integration | undefined;
  readonly #store: Store;
  readonly #machines: StateMachines;
  readonly #mapRuns: MapRuns;
  readonly #live = new Map<number, Execution>();
  readonly #byArn = new Map<string, Execution>();
  /** The last turn of each execution that has one under way. */
  readonly #turns = new Map<number, Promise<unknown>>();
  readonly activity = new Activity();
  readonly #endings = new Endings();
  readonly #ended: Environment['ended'];
  #nextId: number;
  #closed = false;

  constructor({ store, machines, timers, region, account, integration, authorize, ended }: Environment) {
    this.#store = store;
    this.#machines = machines;
    this.timers = timers;
    this.region = region;
    this.integration = integration;
    this.#ended = ended;
    this.#nextId = store.executions.highestId() + 1;
    this.#mapRuns = new MapRuns(this, store, { region, account, authorize });
  }

  get inFlight(): number {
    return this.#live.size;
  }

  find(arn: string): Execution | undefined {
    return this.#byArn.get(arn);
  }

  findById(id: number): Execution | undefined {
    return this.#live.get(id);
  }

  /** Goes on with every execution that was running when the process ended. */
  recover(): void {
    const running = this.#store.executions.running().map((row) => readExecution(row, this.#machines, this.#store));
    // Some wait for others, so all are there before any goes on.
    for (const execution of running) this.#register(execution);
    for (const execution of running) {
      this.#armTimeout(execution);
      for (const thread of execution.threads.values()) arm(execution, thread, this);
    }
  }

  /** Settles when the start is stored. */
  start(
    row: Omit<NewExecution, 'id' | 'started_at'>,
    input: Json,
  ): { readonly execution: Execution; readonly stored: Promise<void> } {
    const added = { ...row, id: this.#nextId, started_at: this.timers.now() };
    this.#nextId += 1;
    const execution = emptyExecution(added, this.#machines);
    this.#register(execution);
    const stored = this.turn(
      execution,
      (turn) => {
        const root = execution.threads.get(0);
        if (!root) throw new Error('Every execution has its first thread');
        turn.emit(root, 'ExecutionStarted', { details: { roleArn: execution.roleArn }, value: input });
        turn.queue.push({ thread: root, move: { do: 'enter', state: execution.container.startAt, input } });
        turn.after(() => this.#armTimeout(execution));
      },
      () => this.#store.executions.add(added),
    );
    return { execution, stored };
  }

  async stop(execution: Execution, error: string | undefined, cause: string | undefined): Promise<void> {
    await this.turn(execution, (turn) => {
      if (execution.status === 'RUNNING')
        endExecution(turn, { type: 'ExecutionAborted', failure: { error, cause }, previous: 0 });
    });
  }

  /** Runs the states again that ended the execution. */
  async redrive(row: ExecutionRow): Promise<void> {
    const execution = readExecution(row, this.#machines, this.#store);
    this.#register(execution);
    await this.turn(
      execution,
      (turn) => {
        const root = execution.threads.get(0);
        if (!root) throw new Error('Every execution has its first thread');
        turn.emit(root, 'ExecutionRedriven', { details: { redriveCount: execution.redriveCount + 1 } });
        for (const thread of execution.threads.values()) {
          const kind = thread.visit?.pending?.kind;
          if (kind === 'branches' || kind === 'iterations') continue;
          if (thread.visit) turn.queue.push({ thread, move: again(thread.visit) });
        }
        turn.after(() => this.#armTimeout(execution));
      },
      () => this.#store.executions.redrive(execution.id, this.timers.now()),
    );
  }

  /** Calls `listener` once the execution has ended; at once when it has. */
  onEnd(arn: string, listener: EndListener): void {
    const row = this.#byArn.has(arn) ? undefined : this.#store.executions.byArn(arn);
    if (row) listener({ status: row.status });
    else this.#endings.await(arn, listener);
  }

  calling<T>(call: Promise<T>): Promise<T> {
    return this.activity.calling(call);
  }

  turn(execution: Execution, work: (turn: Turn) => Promise<void> | void, alsoWrite?: () => void): Promise<void> {
    const before = this.#turns.get(execution.id);
    const made = (before ?? Promise.resolve()).then(() => this.#make(execution, work));
    this.#turns.set(execution.id, made);
    const whole = made.then((turn) => {
      if (this.#turns.get(execution.id) === made) this.#turns.delete(execution.id);
      return this.#keep(turn, alsoWrite);
    });
    return this.activity.during(whole);
  }

  mapRunArn(execution: Execution, label: string): string {
    return this.#mapRuns.newArn(execution, label);
  }

  runMap(execution: Execution, thread: Thread, pending: PendingMapRun): void {
    this.#mapRuns.run(execution, thread, pending);
  }

  stopMapRun(arn: string): void {
    this.#mapRuns.stop(arn);
  }

  close(): void {
    this.#closed = true;
    for (const execution of this.#live.values()) {
      this.timers.cancel(timeoutId(execution));
      // What the threads wait for goes on at the next start; only nothing may come due before.
      for (const thread of execution.threads.values()) disarm(execution, thread, this);
    }
  }

  #register(execution: Execution): void {
    this.#live.set(execution.id, execution);
    this.#byArn.set(execution.arn, execution);
  }

  async #make(execution: Execution, work: (turn: Turn) => Promise<void> | void): Promise<Turn> {
    const turn = new Turn(execution, this.timers.now());
    try {
      // As on AWS: deleting a machine ends its executions, each when it would go on.
      if (this.#machines.isThere(execution.revision)) await work(turn);
      else if (execution.status === 'RUNNING')
        endExecution(turn, { type: 'ExecutionAborted', failure: { error: undefined, cause: undefined }, previous: 0 });
      await drive(turn, this);
    } catch (error) {
      // Neither ASL nor a service explains this, so it is the engine's own fault: this execution ends, others go on.
      console.error(`Execution ${execution.arn} failed by a defect of the engine:`, error);
      const failure = { error: 'States.Runtime', cause: 'An internal error occurred.' };
      if (execution.status === 'RUNNING') endExecution(turn, { type: 'ExecutionFailed', failure });
    }
    return turn;
  }

  async #keep(turn: Turn, alsoWrite?: () => void): Promise<void> {
    const { execution, events, heartbeats } = turn;
    if (this.#closed) return;
    const { status, id, stoppedAt } = execution;
    // Asked now: while this turn is being stored, a later one may end the execution.
    const ended = events.length > 0 && status !== 'RUNNING';
    if (events.length > 0 || heartbeats.length > 0 || alsoWrite) {
      const { history, executions } = this.#store;
      await this.#store.commit(() => {
        alsoWrite?.();
        for (const event of events) history.add(id, event);
        for (const { event, at } of heartbeats) history.heartbeat(id, event, at);
        if (ended) executions.finish(id, status, stoppedAt ?? turn.now);
      });
    }
    if (this.#closed) return;
    turn.runEffects();
    if (ended) this.#end(execution);
    else for (const thread of turn.resting) arm(execution, thread, this);
  }

  #end(execution: Execution): void {
    this.timers.cancel(timeoutId(execution));
    for (const thread of execution.threads.values()) giveUp(execution, thread, this);
    this.#live.delete(execution.id);
    this.#byArn.delete(execution.arn);
    this.#endings.tell(execution.arn, { status: execution.status });
    this.#ended?.(endedExecution(execution, this.#store.history.last(execution.id)?.details));
  }

  #armTimeout(execution: Execution): void {
    const { timeoutSeconds } = execution.machine;
    if (timeoutSeconds === undefined || execution.mapRun || execution.status !== 'RUNNING') return;
    this.timers.schedule(timeoutId(execution), execution.runningSince + timeoutSeconds * 1000, () => {
      const failure = { error: 'States.Timeout', cause: undefined };
      void this.turn(execution, (turn) => {
        if (execution.status === 'RUNNING') endExecution(turn, { type: 'ExecutionTimedOut', failure, previous: 0 });
      });
    });
  }
}

/** A redriven state does its work again; a Wait is entered again, for its end to be told from there. */
const again = ({ state, input }: Visit): Move =>
  state.type === 'Wait' ? { do: 'enter', state: state.name, input } : { do: 'execute' };

const timeoutId = ({ id }: Execution): string => `states/${id}/timeout`;
