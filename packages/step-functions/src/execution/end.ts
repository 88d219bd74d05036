import type { StateFailure } from '../failure.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Turn } from './turn.ts';

interface Ending {
  readonly type: 'ExecutionSucceeded' | 'ExecutionFailed' | 'ExecutionAborted' | 'ExecutionTimedOut';
  readonly output?: Json;
  readonly failure?: Pick<StateFailure, 'error' | 'cause'>;
  readonly previous?: number;
}

export const endExecution = (turn: Turn, { type, output, failure, previous }: Ending): void => {
  const root = turn.execution.threads.get(0);
  if (!root) throw new Error('Every execution has its first thread');
  const details: JsonObject = {
    ...(failure?.error !== undefined && { error: failure.error }),
    ...(failure?.cause !== undefined && { cause: failure.cause }),
  };
  turn.emit(root, type, {
    details,
    ...(output !== undefined && { value: output }),
    ...(previous !== undefined && { previous }),
  });
};
