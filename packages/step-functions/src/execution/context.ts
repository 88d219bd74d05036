import type { Bindings } from '../expressions/expression.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Execution, Thread, Visit } from './execution.ts';
import { visible } from './variables.ts';

/** What `$states` holds besides input and context, depending on the field. */
export interface Extra {
  readonly result?: Json;
  readonly errorOutput?: Json;
  /** The Map item whose ItemSelector is evaluated. */
  readonly item?: { readonly index: number; readonly value: Json };
  readonly token?: string | undefined;
}

/** The variables of an expression in this state (AWS Developer Guide, "Context object", "reserved variable $states"). */
export const bindings = (
  { execution, now }: { readonly execution: Execution; readonly now: number },
  thread: Thread,
  visit: Visit,
  { result, errorOutput, item, token }: Extra = {},
): Bindings => ({
  variables: {
    ...visible(thread.variables),
    states: {
      input: visit.input,
      // Most expressions do not look at it.
      get context() {
        return contextObject(execution, thread, visit, item, token);
      },
      ...(result !== undefined && { result }),
      ...(errorOutput !== undefined && { errorOutput }),
    },
  },
  now,
});

const isoTime = (at: number): string => new Date(at).toISOString();

const contextObject = (
  execution: Execution,
  thread: Thread,
  visit: Visit,
  item: Extra['item'],
  token: string | undefined,
): JsonObject => {
  const current = item ?? mapItem(thread);
  return {
    Execution: {
      Id: execution.arn,
      Input: execution.input,
      Name: execution.name,
      RoleArn: execution.roleArn,
      StartTime: isoTime(execution.startedAt),
      RedriveCount: execution.redriveCount,
    },
    StateMachine: { Id: execution.machineArn, Name: execution.machineName },
    State: {
      Name: visit.state.name,
      EnteredTime: isoTime(visit.enteredAt),
      ...('retriers' in visit.state && { RetryCount: visit.retryCount }),
    },
    ...(token !== undefined && { Task: { Token: token } }),
    ...(current && { Map: { Item: { Index: current.index, Value: current.value } } }),
  };
};

/** The item of the innermost Map around the thread. */
const mapItem = (thread: Thread): Extra['item'] => {
  for (let at: Thread | undefined = thread; at; at = at.parent) {
    const pending = at.parent?.visit?.pending;
    if (pending?.kind === 'iterations') return { index: at.index, value: pending.items[at.index] ?? null };
  }
  return undefined;
};
