import * as z from 'zod';

const plain = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const several = z.union([plain.transform((one) => [one]), z.array(plain)]);
const test = z.union([
  plain.transform((wanted) => (value: unknown) => value === wanted),
  z
    .strictObject({ prefix: z.string() })
    .transform((wanted) => (value: unknown) => typeof value === 'string' && value.startsWith(wanted.prefix)),
  z
    .strictObject({ 'anything-but': several })
    .transform((wanted) => (value: unknown) => !wanted['anything-but'].some((one) => one === value)),
]);
type Test = z.output<typeof test>;

/** A pattern of EventBridge, read: for each name the tests of which one has to hold, or the pattern of what lies below. */
export interface Pattern {
  readonly [name: string]: readonly Test[] | Pattern;
}

/** As much of EventBridge's patterns as is known here: values, `prefix` and `anything-but`. */
export const pattern: z.ZodType<Pattern> = z.lazy(() => z.record(z.string(), z.union([z.array(test).min(1), pattern])));

const isTests = (below: readonly Test[] | Pattern): below is readonly Test[] => Array.isArray(below);

/** Whether an event has every name of the pattern, with a value that one of its tests takes; of a list, one value is enough. */
export const matches = (wanted: Pattern, event: object): boolean =>
  Object.entries(wanted).every(([name, below]) => {
    const value: unknown = Object.entries(event).find(([key]) => key === name)?.[1];
    if (value === undefined) return false;
    if (!isTests(below)) return typeof value === 'object' && value !== null && matches(below, value);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.some((one) => below.some((holds) => holds(one)));
  });
