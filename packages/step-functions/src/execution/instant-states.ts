import type { Choice, Fail, State, Wait } from '../definition/states.ts';
import { evaluateBoolean, evaluateNumber, evaluateString } from '../expressions/typed-field.ts';
import { EvaluationFailure, RuntimeFailure, StateFailure } from '../failure.ts';
import { readTimestamp } from '../timestamp.ts';
import { bindings } from './context.ts';
import type { Thread, Visit } from './execution.ts';
import { leaving } from './leave.ts';
import type { Move } from './move.ts';
import { checkSeconds } from './seconds.ts';
import type { Turn } from './turn.ts';

/** Pass and Succeed hand on what they got, or their Output. */
export const pass = async (turn: Turn, thread: Thread, visit: Visit, state: State): Promise<Move> => ({
  do: 'leave',
  leaving: await leaving(turn, thread, visit, state, visit.input),
});

/** The first rule that holds decides, with its own Assign and Output; those of the state itself are Default's. */
export const choice = async (turn: Turn, thread: Thread, visit: Visit, state: Choice): Promise<Move> => {
  const scope = bindings(turn, thread, visit);
  for (const rule of state.rules) {
    if (await evaluateBoolean(rule.condition, scope)) {
      return { do: 'leave', leaving: await leaving(turn, thread, visit, rule, visit.input) };
    }
  }
  if (state.default === undefined) {
    throw new RuntimeFailure(
      `An error occurred while executing the state '${state.name}' (entered at the event id #${visit.enteredId}). ` +
        'Failed to transition out of the state. The state does not point to a next state.',
    );
  }
  return { do: 'leave', leaving: await leaving(turn, thread, visit, { ...state, next: state.default }, visit.input) };
};

export const fail = async (turn: Turn, thread: Thread, visit: Visit, state: Fail): Promise<Move> => {
  const scope = bindings(turn, thread, visit);
  const error = state.error && (await evaluateString(state.error, scope));
  const cause = state.cause && (await evaluateString(state.cause, scope));
  return { do: 'fail', failure: new StateFailure(error, cause) };
};

export const wait = async (turn: Turn, thread: Thread, visit: Visit, state: Wait): Promise<Move | undefined> => {
  const due = await endOfWait(turn, thread, visit, state);
  if (due <= turn.now) return pass(turn, thread, visit, state);
  const entered = turn.lastOf(thread);
  if (entered) turn.note(thread, entered, { wait: due });
  return undefined;
};

const endOfWait = async (turn: Turn, thread: Thread, visit: Visit, state: Wait): Promise<number> => {
  const scope = bindings(turn, thread, visit);
  if (state.seconds) {
    const seconds = await evaluateNumber(state.seconds, scope);
    checkSeconds('Seconds', seconds, 0);
    return visit.enteredAt + seconds * 1000;
  }
  if (!state.timestamp) throw new Error('A Wait has Seconds or a Timestamp');
  const timestamp = await evaluateString(state.timestamp, scope);
  const due = readTimestamp(timestamp);
  if (due === undefined) {
    const problem = 'The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string';
    throw new EvaluationFailure(`${problem}: ${timestamp}`, 'Timestamp', true);
  }
  return due;
};
