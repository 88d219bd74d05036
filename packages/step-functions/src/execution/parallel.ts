import type { Parallel } from '../definition/states.ts';
import { evaluateTemplate } from '../expressions/template.ts';
import { bindings } from './context.ts';
import type { Thread, Visit } from './execution.ts';
import type { Move } from './move.ts';
import type { Turn } from './turn.ts';

/** Starts every branch with the same input. */
export const parallel = async (
  turn: Turn,
  thread: Thread,
  visit: Visit,
  state: Parallel,
): Promise<Move | undefined> => {
  const input = state.arguments ? await evaluateTemplate(state.arguments, bindings(turn, thread, visit)) : visit.input;
  turn.emit(thread, 'ParallelStateStarted');
  if (visit.pending?.kind !== 'branches') throw new Error('A started Parallel waits for its branches');
  for (const branch of visit.pending.children) {
    turn.queue.push({ thread: branch, move: { do: 'enter', state: branch.container.startAt, input } });
  }
  return undefined;
};

/** A branch has ended: the Parallel is complete with the last one. */
export const branchEnded = (turn: Turn, branch: Thread, parent: Thread, visit: Visit): Move | undefined => {
  if (visit.pending?.kind !== 'branches') throw new Error('A branch belongs to a Parallel');
  const { children } = visit.pending;
  if (children.some(({ visit: inner, output }) => inner || output === undefined)) return undefined;
  parent.previous = branch.previous;
  const result = children.map(({ output }) => output ?? null);
  turn.emit(parent, 'ParallelStateSucceeded');
  return { do: 'complete', result };
};
