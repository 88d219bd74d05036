import { isObject, type Json, type JsonObject, tryParseJson } from '../json.ts';
import { type Alike, likeness } from './likeness.ts';
import type { RecordedCase, RecordedEvent } from './recorded-case.ts';

/** What the engine made of a case. */
export interface Result {
  readonly name: string;
  readonly status: string;
  readonly output: Json;
  readonly error: string | null;
  readonly cause: string | null;
  /** Events in the flat form of the cases. */
  readonly history: JsonObject[];
}

/** Differences at one level; `undefined` where the recording says nothing about it. */
export type Differences = string[] | undefined;

/** How it ended; the types of the events in order; every field of every event; and their numbers with those they follow. */
export const compare = (
  recorded: RecordedCase,
  result: Result,
): readonly [string[], Differences, Differences, Differences] => {
  const alike = likeness(recorded.placeholders);
  const history = recorded.features.includes('history-incomplete') ? undefined : recorded.expected.history;
  // Where branches or iterations run at the same time, AWS's order is one of many.
  const ordered = !runsAtOnce(recorded.definition);
  return [
    ending(recorded, result, alike),
    history ? types(history, result, ordered) : undefined,
    history ? events(history, result, ordered, alike) : undefined,
    history && ordered ? numbers(history, result) : undefined,
  ];
};

const show = (value: Json | undefined): string => JSON.stringify(value ?? null);

const ending = ({ expected }: RecordedCase, result: Result, alike: Alike): string[] => {
  if (expected.status !== result.status) return [`status ${expected.status}, not ${result.status}`];
  const [wanted, got] =
    result.status === 'SUCCEEDED' ? [expected.output ?? null, result.output] : [expected.error ?? null, result.error];
  return alike(wanted, got) ? [] : [`${show(wanted)}, not ${show(got)}`];
};

const types = (history: readonly RecordedEvent[], result: Result, ordered: boolean): string[] => {
  const inOrder = (list: readonly string[]) => (ordered ? list : list.toSorted()).join(' ');
  const wanted = inOrder(history.map(({ type }) => type));
  const got = inOrder(result.history.map(({ type }) => String(type)));
  return wanted === got ? [] : [`events ${wanted}, not ${got}`];
};

const POSITION = new Set(['id', 'previousEventId', 'timestamp', 'roleArn', 'restored']);

const fieldsOf = (event: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(event).filter(([key]) => !POSITION.has(key)));

const sameEvent = (wanted: JsonObject, got: JsonObject, alike: Alike): boolean => {
  // A recorded cause that was JSON has been parsed.
  const cause = isObject(wanted.cause) && typeof got.cause === 'string' ? tryParseJson(got.cause) : undefined;
  return alike(fieldsOf(wanted), fieldsOf(cause === undefined ? got : { ...got, cause }));
};

const events = (history: readonly RecordedEvent[], result: Result, ordered: boolean, alike: Alike): string[] => {
  const left = [...result.history];
  const missing: string[] = [];
  for (const [index, recorded] of history.entries()) {
    const wanted = asJson(recorded);
    const found = ordered
      ? sameEvent(wanted, left[0] ?? {}, alike)
        ? 0
        : -1
      : left.findIndex((event) => sameEvent(wanted, event, alike));
    if (found < 0)
      missing.push(`event ${index + 1} ${show(fieldsOf(wanted))}, not ${show(left[0] && fieldsOf(left[0]))}`);
    if (found >= 0 || ordered) left.splice(Math.max(found, 0), 1);
  }
  return left.length > 0 ? [...missing, `${left.length} events more than on AWS`] : missing;
};

/** Recordings of AWS may have lost the numbers; events that may come in any order have none to hold to. */
const numbers = (history: readonly RecordedEvent[], result: Result): Differences => {
  if (history.some(({ id, previousEventId }) => typeof id !== 'number' || typeof previousEventId !== 'number'))
    return undefined;
  const inOrder = (list: readonly { readonly id?: Json | undefined; readonly previousEventId?: Json | undefined }[]) =>
    list.map(({ id, previousEventId }) => `${show(id)} after ${show(previousEventId)}`).join(', ');
  const [wanted, got] = [inOrder(history), inOrder(result.history)];
  return wanted === got ? [] : [`events ${wanted}, not ${got}`];
};

const asJson = (event: RecordedEvent): JsonObject => JSON.parse(JSON.stringify(event));

/** Whether a Parallel of several branches, or a Map that takes more than one item at a time, occurs anywhere. */
export const runsAtOnce = (definition: Json): boolean => {
  if (Array.isArray(definition)) return definition.some(runsAtOnce);
  if (!isObject(definition)) return false;
  if (Array.isArray(definition.Branches) && definition.Branches.length > 1) return true;
  if (definition.Type === 'Map' && definition.MaxConcurrency !== 1) return true;
  return Object.values(definition).some(runsAtOnce);
};
