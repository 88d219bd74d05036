import { EvaluationFailure, errorOutput, matches, RuntimeFailure, StateFailure } from '../failure.ts';
import type { EventType } from '../history/events.ts';
import { children } from './apply.ts';
import { endExecution } from './end.ts';
import type { Thread, Visit } from './execution.ts';
import { leaving } from './leave.ts';
import type { Move } from './move.ts';
import { retryFor } from './retry.ts';
import type { Surroundings } from './surroundings.ts';
import type { Turn } from './turn.ts';
import { giveUp } from './waiting.ts';

/** A state has failed: it is tried again, caught, or takes what is around it along. */
export const fail = async (
  turn: Turn,
  thread: Thread,
  thrown: StateFailure,
  surroundings: Surroundings,
): Promise<Move | undefined> => {
  const { visit } = thread;
  if (thrown instanceof RuntimeFailure) {
    endExecution(turn, { type: 'ExecutionFailed', failure: thrown, previous: thread.previous });
    return undefined;
  }
  if (!visit) throw new Error('Only a state fails');
  const failure = thrown instanceof EvaluationFailure ? evaluationFailed(turn, thread, visit, thrown) : thrown;
  const { state } = visit;
  if ('retriers' in state && !visit.caught) {
    for (const child of children(visit)) giveUpWithin(turn, child, surroundings);
    const retry = retryFor(state.retriers, visit, failure);
    // Between two attempts AWS writes nothing of the state itself; what it waits for is kept with the last event there is.
    const isNoted = retry !== undefined && turn.events.length > 0;
    if (!isNoted && state.type !== 'Task') turn.emit(thread, `${state.type}StateFailed`);
    const event = turn.events.at(-1);
    if (retry && event) {
      const of = event.thread === thread.id ? {} : { of: { thread: thread.id, previous: thread.previous } };
      turn.note(thread, event, { retry: { retrier: retry.retrier, due: turn.now + retry.pause, ...of } });
      return undefined;
    }
    const catcher = state.catchers.find(({ errorEquals }) => matches(errorEquals, failure));
    if (catcher) {
      visit.caught = true;
      const output = errorOutput(failure);
      return { do: 'leave', leaving: await leaving(turn, thread, visit, catcher, output, { errorOutput: output }) };
    }
  }
  passOn(turn, thread, visit, failure, surroundings);
  return undefined;
};

/** Writes EvaluationFailed; what Retry, Catch and the execution see names the state. */
const evaluationFailed = (turn: Turn, thread: Thread, visit: Visit, failure: EvaluationFailure): StateFailure => {
  const { name } = visit.state;
  const cause = `An error occurred while executing the state '${name}' (entered at the event id #${visit.enteredId}). ${failure.reason}`;
  const { error, location } = failure;
  turn.emit(thread, 'EvaluationFailed', {
    details: { error: error ?? '', cause, ...(location !== undefined && { location }), state: name },
    // As AWS does, the chain leaves out the entering of a state that went no further.
    previous: thread.previous === visit.enteredId && !failure.hadBegun ? visit.before : thread.previous,
  });
  return new StateFailure(error, cause);
};

/** A failure that nothing in the thread caught ends the thread, and the state around it fails by it. */
const passOn = (turn: Turn, thread: Thread, visit: Visit, failure: StateFailure, surroundings: Surroundings): void => {
  const { parent } = thread;
  const around = parent?.visit;
  if (!parent || !around) {
    endExecution(turn, { type: 'ExecutionFailed', failure, previous: thread.previous });
    return;
  }
  if (around.state.type === 'Map') {
    const details = { name: around.state.name, index: thread.index };
    turn.emit(thread, 'MapIterationFailed', { details });
  } else if (visit.state.type === 'Task') {
    turn.emit(thread, 'TaskStateAborted');
  }
  for (const sibling of children(around)) if (sibling !== thread) abort(turn, sibling, around, surroundings);
  parent.previous = thread.previous;
  turn.queue.unshift({ thread: parent, move: { do: 'fail', failure } });
};

const ABORTED: Partial<Record<string, EventType>> = {
  Task: 'TaskStateAborted',
  Wait: 'WaitStateAborted',
  Parallel: 'ParallelStateAborted',
  Map: 'MapStateAborted',
};

/** A branch or iteration that still runs when its sibling fails. */
const abort = (turn: Turn, thread: Thread, around: Visit, surroundings: Surroundings): void => {
  const { visit } = thread;
  if (visit) {
    for (const child of children(visit)) abort(turn, child, visit, surroundings);
    giveUp(turn.execution, thread, surroundings);
    const type = ABORTED[visit.state.type];
    if (type) turn.emit(thread, type);
  }
  if (around.state.type === 'Map') {
    turn.emit(thread, 'MapIterationAborted', { details: { name: around.state.name, index: thread.index } });
  }
};

/** Ends the timers, calls and jobs of a thread and of all below it. */
const giveUpWithin = (turn: Turn, thread: Thread, surroundings: Surroundings): void => {
  if (thread.visit) for (const child of children(thread.visit)) giveUpWithin(turn, child, surroundings);
  giveUp(turn.execution, thread, surroundings);
};
