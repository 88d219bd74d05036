import { setImmediate } from 'node:timers/promises';
import type jsonata from 'jsonata';

const MAX_DEPTH = 500;
const MAX_MILLISECONDS = 5_000;
/** Steps between two looks at the clock. */
const STEPS = 1_000;

/** jsonata evaluates the elements of an array side by side: only the first of them counts for the depth. */
interface ParallelAware {
  readonly isParallelCall?: boolean;
}

/** Only a function can call itself without end. */
export const mayRunAway = (text: string): boolean => /function|λ/.test(text);

/**
 * Stops an expression that never ends; AWS does so, too, and here everyone else would wait for it. For one evaluation
 * of one compiled expression.
 */
export const guard = (expression: jsonata.Expression): void => {
  const start = performance.now();
  let depth = 0;
  let steps = 0;
  const enter = (_node: unknown, _input: unknown, environment: ParallelAware): Promise<void> | undefined => {
    if (environment.isParallelCall) return undefined;
    depth += 1;
    steps += 1;
    if (depth > MAX_DEPTH) {
      throw new Error(
        'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.',
      );
    }
    if (steps % STEPS !== 0) return undefined;
    if (performance.now() - start > MAX_MILLISECONDS) {
      throw new Error('Expression evaluation timeout: Check for infinite loop');
    }
    // jsonata waits for it, and all else gets its turn.
    return setImmediate();
  };
  const leave = (_node: unknown, _input: unknown, environment: ParallelAware) => {
    if (!environment.isParallelCall) depth -= 1;
  };
  // jsonata calls these around every node that it evaluates; its types know of names only, not of symbols.
  Reflect.apply(expression.assign, expression, [Symbol.for('jsonata.__evaluate_entry'), enter]);
  Reflect.apply(expression.assign, expression, [Symbol.for('jsonata.__evaluate_exit'), leave]);
};
