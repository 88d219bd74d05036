import { setImmediate } from 'node:timers/promises';
import { StateFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { endExecution } from './end.ts';
import type { Thread, Visit } from './execution.ts';
import { fail } from './failing.ts';
import { choice, fail as failState, pass, wait } from './instant-states.ts';
import { leave, leaving } from './leave.ts';
import { iterationEnded, map } from './map.ts';
import type { Move } from './move.ts';
import { branchEnded, parallel } from './parallel.ts';
import type { Surroundings } from './surroundings.ts';
import { task } from './task.ts';
import type { Turn } from './turn.ts';

/** After so many moves in one turn, requests and other executions get theirs. */
const MOVES_IN_ONE_BREATH = 100;

/** Makes every move that there is to make, until all threads wait or the execution has ended. */
export const drive = async (turn: Turn, surroundings: Surroundings): Promise<void> => {
  let moves = 0;
  for (let job = turn.queue.shift(); job; job = turn.queue.shift()) {
    const { thread } = job;
    let move: Move | undefined = job.move;
    while (move && turn.has(thread)) {
      move = await make(turn, thread, move, surroundings);
      moves += 1;
      if (moves % MOVES_IN_ONE_BREATH === 0) await setImmediate();
    }
    if (thread.visit?.pending && turn.has(thread)) turn.resting.add(thread);
  }
};

const make = async (turn: Turn, thread: Thread, move: Move, surroundings: Surroundings): Promise<Move | undefined> => {
  try {
    return await attempt(turn, thread, move, surroundings);
  } catch (thrown) {
    if (thrown instanceof StateFailure) return { do: 'fail', failure: thrown };
    throw thrown;
  }
};

const attempt = async (
  turn: Turn,
  thread: Thread,
  move: Move,
  surroundings: Surroundings,
): Promise<Move | undefined> => {
  switch (move.do) {
    case 'enter':
      enter(turn, thread, move.state, move.input, move.text);
      return { do: 'execute' };
    case 'execute':
      return execute(turn, thread, visitOf(thread), surroundings);
    case 'complete': {
      const visit = visitOf(thread);
      const { result } = move;
      return { do: 'leave', leaving: await leaving(turn, thread, visit, visit.state, result, { result }) };
    }
    case 'leave': {
      const next = leave(turn, thread, visitOf(thread), move.leaving);
      return next === 'ended' ? ended(turn, thread) : next;
    }
    case 'fail':
      return fail(turn, thread, move.failure, surroundings);
  }
};

const enter = (turn: Turn, thread: Thread, name: string, input: Json, text?: string): void => {
  const state = thread.container.states.get(name);
  if (!state) throw new Error(`The definition has no state '${name}'`);
  turn.emit(thread, `${state.type}StateEntered`, { details: { name }, value: input, text });
};

const execute = async (
  turn: Turn,
  thread: Thread,
  visit: Visit,
  surroundings: Surroundings,
): Promise<Move | undefined> => {
  const { state } = visit;
  switch (state.type) {
    case 'Pass':
    case 'Succeed':
      return pass(turn, thread, visit, { ...state, next: state.type === 'Pass' ? state.next : undefined });
    case 'Choice':
      return choice(turn, thread, visit, state);
    case 'Wait':
      return wait(turn, thread, visit, state);
    case 'Fail':
      return failState(turn, thread, visit, state);
    case 'Task':
      return task(turn, thread, visit, state, surroundings);
    case 'Parallel':
      return parallel(turn, thread, visit, state);
    case 'Map':
      return map(turn, thread, visit, state, surroundings);
  }
};

/** The thread has left its last state. */
const ended = async (turn: Turn, thread: Thread): Promise<undefined> => {
  const { parent } = thread;
  if (!parent) {
    endExecution(turn, { type: 'ExecutionSucceeded', output: thread.output ?? null });
    return;
  }
  const move = await join(turn, thread, parent);
  if (move) turn.queue.push({ thread: parent, move });
};

/** What the Parallel or Map around an ended thread does now. Its failure is its own, not the ended thread's. */
const join = async (turn: Turn, thread: Thread, parent: Thread): Promise<Move | undefined> => {
  const visit = visitOf(parent);
  try {
    return visit.state.type === 'Map'
      ? await iterationEnded(turn, thread, parent, visit, visit.state)
      : branchEnded(turn, thread, parent, visit);
  } catch (thrown) {
    if (thrown instanceof StateFailure) return { do: 'fail', failure: thrown };
    throw thrown;
  }
};

const visitOf = (thread: Thread): Visit => {
  if (!thread.visit) throw new Error('The thread is in no state');
  return thread.visit;
};
