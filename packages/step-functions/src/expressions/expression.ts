import jsonata from 'jsonata';
import { EvaluationFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { registerAwsFunctions, timeFunctions } from './functions.ts';
import { guard, mayRunAway } from './guard.ts';

/** What an expression sees. */
export interface Bindings {
  /** `states`, and whatever Assign has set. */
  readonly variables: Record<string, Json>;
  /** The time of `$now()` and `$millis()`, in milliseconds since the epoch. */
  readonly now: number;
}

/** A compiled JSONata expression, without its `{% %}`. */
export interface Expression {
  readonly text: string;
  /** Gives `undefined` when the expression gives nothing. */
  evaluate(bindings: Bindings): Promise<Json | typeof A_FUNCTION | undefined>;
}

/** A value that is no JSON, and that no field takes. */
const A_FUNCTION = Symbol('a function');

const OPENING = '{%';
const CLOSING = '%}';

export const isExpression = (text: string): boolean => text.startsWith(OPENING) && text.endsWith(CLOSING);

/** Opened and not closed, or closed and not opened. */
export const isHalfExpression = (text: string): boolean => text.startsWith(OPENING) !== text.endsWith(CLOSING);

export const expressionText = (text: string): string => text.slice(OPENING.length, -CLOSING.length).trim();

/** @throws whatever jsonata throws at text that it cannot parse: an object with `code` and `message`. */
export const compileExpression = (text: string): Expression => {
  const compiled = prepare(text);
  const runsAway = mayRunAway(text);
  const readsTime = /\$(now|millis)\b/.test(text);
  return {
    text,
    async evaluate({ variables, now }) {
      // A guard counts for one evaluation, so each needs an expression of its own.
      const expression = runsAway ? prepare(text) : compiled;
      if (runsAway) guard(expression);
      const value = await expression.evaluate(
        undefined,
        readsTime ? { ...timeFunctions(now), ...variables } : variables,
      );
      return isFunction(value) ? A_FUNCTION : plain(value);
    },
  };
};

const prepare = (text: string): jsonata.Expression => {
  const expression = jsonata(text);
  registerAwsFunctions(expression);
  return expression;
};

/** Evaluates for the field at `location`, with AWS's words when it cannot. */
export const evaluateAt = async (expression: Expression, location: string, bindings: Bindings): Promise<Json> => {
  const intro = `The JSONata expression '${expression.text}' specified for the field '${location}'`;
  let value: Json | typeof A_FUNCTION | undefined;
  try {
    value = await expression.evaluate(bindings);
  } catch (thrown) {
    throw new EvaluationFailure(`${intro} threw an error during evaluation${reason(thrown)}`, location);
  }
  if (value === undefined) throw new EvaluationFailure(`${intro} returned nothing (undefined).`, location);
  if (value === A_FUNCTION) throw new EvaluationFailure(`${intro} returned an unsupported result type.`, location);
  return value;
};

const reason = (thrown: unknown): string => {
  if (typeof thrown !== 'object' || thrown === null || !('message' in thrown)) return `: ${String(thrown)}`;
  const code = 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? `. ${code}: ${thrown.message}` : `: ${thrown.message}`;
};

/**
 * jsonata marks arrays that it made; bound to a variable again such an array would be flattened, a single element
 * even unwrapped. Functions are no JSON. Plain values go on.
 */
const plain = (value: Json | undefined): Json | undefined => {
  if (isPlain(value)) return value;
  if (isFunction(value)) return undefined;
  if (Array.isArray(value)) return value.map((item) => plain(item) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const kept = plain(item);
      return kept === undefined ? [] : [[key, kept]];
    }),
  );
};

const isPlain = (value: Json | undefined): boolean => {
  if (value === undefined || isFunction(value)) return false;
  if (Array.isArray(value)) return !('sequence' in value || 'cons' in value) && value.every(isPlain);
  return typeof value !== 'object' || value === null || Object.values(value).every(isPlain);
};

const isFunction = (value: Json | undefined): boolean =>
  typeof value === 'function' ||
  (typeof value === 'object' && value !== null && ('_jsonata_lambda' in value || '_jsonata_function' in value));
