import { wildcard } from './wildcard.ts';

/** What a call says of itself: values by condition key, keys in lower case. A key that a call does not have is absent. */
export type Context = ReadonlyMap<string, readonly string[]>;

/** Is given what a policy wants, and answers whether a value is that. */
type Test = (wanted: string) => (value: string) => boolean;

const like: Test = (wanted) => wildcard(wanted);
const equal: Test = (wanted) => (value) => value === wanted;
const equalIgnoringCase: Test = (wanted) => (value) => value.toLowerCase() === wanted.toLowerCase();
const compare =
  (read: (text: string) => number, test: (a: number, b: number) => boolean): Test =>
  (wanted) =>
  (value) =>
    test(read(value), read(wanted));
const instant = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));

const tests: Readonly<Record<string, Test>> = {
  StringEquals: equal,
  StringEqualsIgnoreCase: equalIgnoringCase,
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: equalIgnoringCase,
  NumericEquals: compare(Number, (a, b) => a === b),
  NumericLessThan: compare(Number, (a, b) => a < b),
  NumericLessThanEquals: compare(Number, (a, b) => a <= b),
  NumericGreaterThan: compare(Number, (a, b) => a > b),
  NumericGreaterThanEquals: compare(Number, (a, b) => a >= b),
  DateEquals: compare(instant, (a, b) => a === b),
  DateLessThan: compare(instant, (a, b) => a < b),
  DateLessThanEquals: compare(instant, (a, b) => a <= b),
  DateGreaterThan: compare(instant, (a, b) => a > b),
  DateGreaterThanEquals: compare(instant, (a, b) => a >= b),
};

/** A negated operator, by the test that it negates. */
const negated: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
};

/** Fills in `${key}` from the call; undefined where the call has no such key, which then matches nothing. */
function filled(wanted: string, context: Context): string | undefined {
  let unknown = false;
  const text = wanted.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name === '*' || name === '?' || name === '$') return name;
    const value = context.get(name.toLowerCase())?.[0];
    unknown ||= value === undefined;
    return value ?? '';
  });
  return unknown ? undefined : text;
}

/** What a policy wants, made ready once where it says it in full, and else for each call anew. */
const candidate = (test: Test, wanted: string): ((context: Context) => ReturnType<Test> | undefined) => {
  if (!wanted.includes('${')) {
    const ready = test(wanted);
    return () => ready;
  }
  return (context) => {
    const text = filled(wanted, context);
    return text === undefined ? undefined : test(text);
  };
};

/**
 * Reads one line of a policy's Condition block.
 *
 * @throws for an operator that is not known, since to pass over a condition would be to grant what AWS refuses.
 */
export function condition(operator: string, key: string, wanted: readonly string[]): (context: Context) => boolean {
  const parsed = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator);
  const [, set, name = '', ifExists] = parsed ?? [];
  const lowerKey = key.toLowerCase();
  if (name === 'Null') return (context) => wanted.includes(String((context.get(lowerKey) ?? []).length === 0));
  const test = tests[negated[name] ?? name];
  if (!test) throw new Error(`The condition operator ${operator} is not known on the laptop`);
  const isNegated = name in negated;
  const candidates = wanted.map((one) => candidate(test, one));

  return (context) => {
    const values = context.get(lowerKey) ?? [];
    // For what is absent: "all" holds, "any" does not, and a negated operator alone holds.
    if (values.length === 0)
      return set === 'ForAllValues' || ifExists !== undefined || (set === undefined && isNegated);
    const holds = (value: string) => candidates.some((one) => one(context)?.(value) === true) !== isNegated;
    return set === 'ForAllValues' ? values.every(holds) : values.some(holds);
  };
}
