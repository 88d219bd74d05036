import * as z from 'zod';

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const several = z.union([plain.transform((one) => [one]), z.array(plain).min(1)]);
/** Whether the values at a place, of which there are none where it is missing, are as asked. */
type Test = (values: readonly unknown[]) => boolean;
const test = z.union([
  plain.transform(
    (wanted): Test =>
      (values) =>
        values.includes(wanted),
  ),
  z.strictObject({ prefix: z.string() }).transform(
    ({ prefix }): Test =>
      (values) =>
        values.some((value) => typeof value === 'string' && value.startsWith(prefix)),
  ),
  z.strictObject({ 'anything-but': several }).transform(
    ({ 'anything-but': others }): Test =>
      (values) =>
        values.some((value) => !others.some((one) => one === value)),
  ),
  z.strictObject({ exists: z.boolean() }).transform(
    ({ exists }): Test =>
      (values) =>
        exists === values.length > 0,
  ),
]);

/** A pattern of EventBridge, read: for each name the tests of which one has to hold, or the pattern of what lies below. */
export interface Pattern {
  readonly [name: string]: readonly Test[] | Pattern;
}

/** As much of EventBridge's patterns as is known here: values, `prefix`, `anything-but` and `exists`. */
export const pattern: z.ZodType<Pattern> = z.lazy(() => z.record(z.string(), z.union([z.array(test).min(1), pattern])));

/** Whether an event is as the pattern asks at each of its names; of a list, one value is enough. */
export const matches = (wanted: Pattern, event: object): boolean => hold(wanted, [event]);

const hold = (wanted: Pattern, at: readonly unknown[]): boolean =>
  Object.entries(wanted).every(([name, below]) => {
    const found = at.flatMap((value) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : []));
    if (!isTests(below)) return hold(below, found);
    // Tests are about values alone: what has names of its own is none, to `exists` too.
    const values = found.filter((value) => !isObject(value));
    return below.some((holds) => holds(values));
  });

const isTests = (below: readonly Test[] | Pattern): below is readonly Test[] => Array.isArray(below);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
