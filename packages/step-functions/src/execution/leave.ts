import { evaluateTemplate, type Template } from '../expressions/template.ts';
import { dataLimitExceeded } from '../failure.ts';
import { exceeds, isObject, type Json, type JsonObject } from '../json.ts';
import { MAX_PAYLOAD_BYTES } from '../limits.ts';
import { bindings, type Extra } from './context.ts';
import type { Thread, Visit } from './execution.ts';
import type { Leaving, Move } from './move.ts';
import type { Turn } from './turn.ts';

/** The state's own Assign and Output, or those of the Choice rule or Catch that decided. */
export interface Exit {
  readonly next: string | undefined;
  readonly assign: Template | undefined;
  readonly output: Template | undefined;
}

/** Evaluates Assign and Output; both see the variables as they were. @throws EvaluationFailure */
export const leaving = async (
  turn: Turn,
  thread: Thread,
  visit: Visit,
  { next, assign, output }: Exit,
  otherwise: Json,
  extra?: Extra,
): Promise<Leaving> => {
  if (!assign && !output) return { output: otherwise, assigned: undefined, next };
  const scope = bindings(turn, thread, visit, extra);
  const assigned = assign && (await evaluateTemplate(assign, scope));
  return { output: output ? await evaluateTemplate(output, scope) : otherwise, assigned, next };
};

/** Leaves the state: to the next one, or out of the thread. @throws StateFailure when the output is too large */
export const leave = (
  turn: Turn,
  thread: Thread,
  visit: Visit,
  { output, assigned, next }: Leaving,
): Move | 'ended' => {
  const { name, type } = visit.state;
  if (type === 'Fail') throw new Error('A Fail state is not left');
  const text = JSON.stringify(output);
  if (exceeds(text, MAX_PAYLOAD_BYTES)) throw dataLimitExceeded(name);
  const details: JsonObject = { name };
  if (isObject(assigned) && Object.keys(assigned).length > 0) details.assignedVariables = assigned;
  turn.emit(thread, `${type}StateExited`, { details, value: output, text });
  return next === undefined ? 'ended' : { do: 'enter', state: next, input: output, text };
};
