import { createHash, randomUUID } from 'node:crypto';
import { arns } from '../arn.ts';
import { StateFailure } from '../failure.ts';
import type { Tolerance } from '../history/events.ts';
import { type Json, parseJson } from '../json.ts';
import type { Store } from '../store/store.ts';
import type { Activity } from './activity.ts';
import type { Authorize } from './authorize.ts';
import type { Ended, EndListener } from './endings.ts';
import type { Execution, PendingMapRun, Status, Thread } from './execution.ts';
import type { NewExecution } from './read-execution.ts';
import type { Surroundings } from './surroundings.ts';
import { resume } from './waiting.ts';

interface Run {
  readonly execution: Execution;
  readonly thread: Thread;
  readonly pending: PendingMapRun;
  readonly container: string;
  readonly started: Set<number>;
  // biome-ignore-start lint/plugin: the run counts its children
  next: number;
  running: number;
  failed: number;
  over: boolean;
  // biome-ignore-end lint/plugin: the run counts its children
}

/** What a run does with its children: executions like any other. */
interface Children extends Surroundings {
  readonly activity: Activity;
  find(arn: string): Execution | undefined;
  start(
    row: Omit<NewExecution, 'id' | 'started_at'>,
    input: Json,
  ): { readonly execution: Execution; readonly stored: Promise<void> };
  stop(execution: Execution, error: string | undefined, cause: string | undefined): Promise<void>;
  onEnd(arn: string, listener: EndListener): void;
}

/**
 * Runs of distributed Maps. The children are executions of their own, named after run and item, so that after a crash
 * those that exist are found again and only the others are started.
 */
export class MapRuns {
  readonly #executions: Children;
  readonly #store: Store;
  readonly #arns: ReturnType<typeof arns>;
  readonly #authorize: Authorize;
  readonly #runs = new Map<string, Run>();

  constructor(
    executions: Children,
    store: Store,
    {
      region,
      account,
      authorize,
    }: { readonly region: string; readonly account: string; readonly authorize: Authorize },
  ) {
    this.#executions = executions;
    this.#store = store;
    this.#arns = arns(region, account);
    this.#authorize = authorize;
  }

  newArn({ machineName }: Execution, label: string): string {
    return this.#arns.mapRun(machineName, label || randomUUID(), randomUUID());
  }

  run(execution: Execution, thread: Thread, pending: PendingMapRun): void {
    const state = thread.visit?.state;
    if (state?.type !== 'Map' || this.#runs.has(pending.arn)) return;
    const { arn, items, concurrency, tolerance } = pending;
    const run: Run = {
      execution,
      thread,
      pending,
      container: state.processor.path,
      started: new Set(),
      next: 0,
      running: 0,
      failed: 0,
      over: false,
    };
    this.#runs.set(arn, run);
    const row = {
      arn,
      execution: execution.id,
      execution_arn: execution.arn,
      machine_arn: execution.machineArn,
      items: items.length,
      max_concurrency: concurrency,
      tolerance: JSON.stringify(tolerance),
      started_at: this.#executions.timers.now(),
    };
    void this.#executions.activity.during(
      this.#store
        .commit(() => this.#store.mapRuns.add(row))
        .then(() => this.#authorize(execution.roleArn, 'states:StartExecution', execution.machineArn))
        .then(() => {
          for (const child of this.#store.executions.ofMapRun(arn))
            this.#adopt(run, child.map_index ?? 0, child.arn, child.status);
          this.#go(run);
        })
        .catch((thrown: unknown) => this.#failRun(run, refused(thrown))),
    );
  }

  /** Ends a run that is not wanted any more, and its children. */
  stop(arn: string): void {
    const run = this.#runs.get(arn);
    if (run) this.#finish(run, 'ABORTED');
  }

  #adopt(run: Run, index: number, arn: string, status: Status): void {
    run.started.add(index);
    if (status === 'RUNNING') {
      run.running += 1;
      this.#executions.onEnd(arn, (ended) => void this.#childEnded(run, arn, ended));
    } else if (status !== 'SUCCEEDED') {
      run.failed += 1;
    }
  }

  #go(run: Run): void {
    const { items, concurrency, tolerance } = run.pending;
    if (exceeded(tolerance, run.failed, items.length)) {
      this.#failRun(run, new StateFailure(...TOO_MANY_FAILED));
      return;
    }
    while (!run.over && run.running < concurrency && run.next < items.length) {
      const index = run.next;
      run.next += 1;
      if (!run.started.has(index)) this.#startChild(run, index, items[index] ?? null);
    }
    if (!run.over && run.running === 0 && run.next >= items.length) this.#succeed(run);
  }

  #startChild(run: Run, index: number, input: Json): void {
    const { execution, pending, container } = run;
    const label = pending.arn.slice(pending.arn.indexOf('/') + 1).split(':')[0] ?? '';
    const name = childName(pending.arn, index);
    const arn = this.#arns.execution(`${execution.machineName}/${label}`, name);
    run.started.add(index);
    run.running += 1;
    this.#executions.start(
      {
        arn,
        name,
        machine_arn: this.#arns.machine(`${execution.machineName}/${label}`),
        revision: execution.revision,
        container,
        map_run: pending.arn,
        map_index: index,
        started_by: null,
      },
      input,
    );
    this.#executions.onEnd(arn, (ended) => void this.#childEnded(run, arn, ended));
  }

  async #childEnded(run: Run, arn: string, { status }: Ended): Promise<void> {
    if (run.over) return;
    try {
      await this.#executions.activity.during(this.#mayAsk(run, arn));
    } catch (thrown) {
      this.#failRun(run, refused(thrown));
    }
    if (run.over) return;
    run.running -= 1;
    if (status !== 'SUCCEEDED') run.failed += 1;
    this.#go(run);
  }

  #finish(run: Run, status: 'SUCCEEDED' | 'FAILED' | 'ABORTED'): void {
    if (run.over) return;
    run.over = true;
    const { arn } = run.pending;
    this.#runs.delete(arn);
    const at = this.#executions.timers.now();
    void this.#executions.activity.during(this.#store.commit(() => this.#store.mapRuns.finish(arn, status, at)));
    if (status === 'SUCCEEDED') return;
    for (const child of this.#store.executions.ofMapRun(arn)) {
      const live = this.#executions.find(child.arn);
      if (live) void this.#stopChild(run, live).catch(() => {});
    }
  }

  /** @throws when the role may not ask how a child ended */
  async #mayAsk({ execution }: Run, arn: string): Promise<void> {
    await this.#authorize(execution.roleArn, 'states:DescribeExecution', arn);
  }

  /** @throws when the role may not stop it; it goes on then */
  async #stopChild({ execution }: Run, child: Execution): Promise<void> {
    await this.#authorize(execution.roleArn, 'states:StopExecution', child.arn);
    await this.#executions.stop(child, undefined, undefined);
  }

  #succeed(run: Run): void {
    this.#finish(run, 'SUCCEEDED');
    const { arn } = run.pending;
    const outputs = this.#store.executions
      .ofMapRun(arn)
      .filter(({ status }) => status === 'SUCCEEDED')
      .map(({ id }) => parseJson(this.#store.history.last(id)?.payload ?? 'null'));
    void resume(run.execution, run.thread, run.pending, this.#executions, (turn) => {
      turn.emit(run.thread, 'MapRunSucceeded');
      turn.emit(run.thread, 'MapStateSucceeded');
      return { do: 'complete', result: outputs };
    });
  }

  #failRun(run: Run, failure: StateFailure): void {
    this.#finish(run, 'FAILED');
    const { error, cause } = failure;
    void resume(run.execution, run.thread, run.pending, this.#executions, (turn) => {
      turn.emit(run.thread, 'MapRunFailed', {
        details: { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) },
      });
      return { do: 'fail', failure };
    });
  }
}

const TOO_MANY_FAILED = [
  'States.ExceedToleratedFailureThreshold',
  'The specified tolerated failure threshold was exceeded',
] as const;

/** The machine's role may not start executions of its own machine, or may not ask how they ended. */
const refused = (thrown: unknown): StateFailure =>
  new StateFailure(
    'StepFunctions.AWSStepFunctionsException',
    thrown instanceof Error ? thrown.message : String(thrown),
  );

const exceeded = ({ count, percentage }: Tolerance, failed: number, total: number): boolean =>
  count === undefined && percentage === undefined
    ? failed > 0
    : (count !== undefined && failed > count) || (percentage !== undefined && (failed * 100) / total > percentage);

/** A UUID that is the same for the same item of the same run. */
const childName = (mapRunArn: string, index: number): string => {
  const hex = createHash('sha256').update(`${mapRunArn}#${index}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
};
