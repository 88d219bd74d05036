import type { MapState } from '../definition/states.ts';
import { evaluateTemplate } from '../expressions/template.ts';
import { evaluateArray, evaluateNumber } from '../expressions/typed-field.ts';
import { EvaluationFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { MAX_CHILD_EXECUTIONS, MAX_INLINE_ITERATIONS } from '../limits.ts';
import { toBatches } from './batches.ts';
import { bindings } from './context.ts';
import type { PendingIterations, Thread, Visit } from './execution.ts';
import type { Move } from './move.ts';
import type { Surroundings } from './surroundings.ts';
import type { Turn } from './turn.ts';

export const map = async (
  turn: Turn,
  thread: Thread,
  visit: Visit,
  state: MapState,
  surroundings: Surroundings,
): Promise<Move | undefined> => {
  const { execution } = turn;
  const scope = bindings(turn, thread, visit);
  const items = state.items ? await evaluateArray(state.items, scope) : itemsOfInput(visit);
  const wanted = state.maxConcurrency ? await evaluateNumber(state.maxConcurrency, scope) : 0;
  if (!Number.isInteger(wanted) || wanted < 0) {
    throw new EvaluationFailure(
      `The MaxConcurrency field must be a non-negative integer but was: ${wanted}`,
      'MaxConcurrency',
    );
  }
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = state;
  const tolerance = {
    ...(count && { count: await evaluateNumber(count, scope) }),
    ...(percentage && { percentage: await evaluateNumber(percentage, scope) }),
  };
  const most = state.distributed ? MAX_CHILD_EXECUTIONS : MAX_INLINE_ITERATIONS;
  const concurrency = wanted === 0 ? most : Math.min(wanted, most);

  const details = { length: items.length };
  if (state.distributed) {
    const inputs = await inputsOf(turn, thread, visit, state, items);
    const children = await toBatches(inputs, state.distributed, scope);
    turn.emit(thread, 'MapStateStarted', { details });
    const mapRunArn = surroundings.mapRunArn(execution, state.distributed.label ?? '');
    const notes = { items: children, concurrency, tolerance };
    turn.emit(thread, 'MapRunStarted', { details: { mapRunArn }, notes });
    return undefined;
  }
  turn.emit(thread, 'MapStateStarted', {
    details,
    notes: state.items ? { items, concurrency } : { concurrency },
  });
  if (items.length === 0) return allSucceeded(turn, thread, []);
  const { previous } = thread;
  for (let started = 0; started < Math.min(concurrency, items.length); started += 1) {
    await startIteration(turn, thread, visit, state, previous);
  }
  return undefined;
};

const itemsOfInput = ({ input }: Visit): Json[] => {
  if (Array.isArray(input)) return input;
  throw new EvaluationFailure(`Map state input must be an array but was: ${JSON.stringify(input)}`);
};

/** What the items of a distributed Map become for its child executions. */
const inputsOf = async (
  turn: Turn,
  thread: Thread,
  visit: Visit,
  { itemSelector }: MapState,
  items: readonly Json[],
): Promise<Json[]> => {
  const inputs: Json[] = [];
  for (const [index, value] of items.entries()) {
    const scope = bindings(turn, thread, visit, { item: { index, value } });
    inputs.push(itemSelector ? await evaluateTemplate(itemSelector, scope) : value);
  }
  return inputs;
};

const startIteration = async (
  turn: Turn,
  thread: Thread,
  visit: Visit,
  state: MapState,
  previous: number,
): Promise<void> => {
  const pending = iterationsOf(visit);
  const index = pending.started;
  const value = pending.items[index] ?? null;
  turn.emit(thread, 'MapIterationStarted', { details: { name: state.name, index }, previous });
  const iteration = pending.running.get(index);
  if (!iteration) throw new Error('A started iteration runs');
  const scope = bindings(turn, thread, visit, { item: { index, value } });
  const input = state.itemSelector ? await evaluateTemplate(state.itemSelector, scope) : value;
  turn.queue.push({ thread: iteration, move: { do: 'enter', state: state.processor.startAt, input } });
};

/** An iteration has ended well: the next item has its place, or the Map is complete. */
export const iterationEnded = async (
  turn: Turn,
  iteration: Thread,
  parent: Thread,
  visit: Visit,
  state: MapState,
): Promise<Move | undefined> => {
  const pending = iterationsOf(visit);
  turn.emit(iteration, 'MapIterationSucceeded', { details: { name: state.name, index: iteration.index } });
  if (pending.started < pending.items.length) await startIteration(turn, parent, visit, state, iteration.previous);
  return pending.succeeded === pending.items.length ? allSucceeded(turn, parent, pending.outputs) : undefined;
};

const allSucceeded = (turn: Turn, thread: Thread, outputs: Json[]): Move => {
  turn.emit(thread, 'MapStateSucceeded');
  return { do: 'complete', result: outputs };
};

const iterationsOf = ({ pending }: Visit): PendingIterations => {
  if (pending?.kind !== 'iterations') throw new Error('A started Map waits for its iterations');
  return pending;
};
