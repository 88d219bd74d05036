import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { entryPoints } from '../../lib/bundling/entry-points.ts';
import { functionCalled } from '../../lib/processes/machines.ts';

const call = z.object({
  Type: z.literal('Task'),
  Arguments: z.object({
    FunctionName: z.templateLiteral(['${', z.string(), '}']),
    Payload: z.record(z.string(), z.unknown()),
  }),
});
const contract = z.object({ input: z.instanceof(z.ZodObject), output: z.instanceof(z.ZodType) });

interface Called {
  readonly state: string;
  /** The function's name, as its folder is called. */
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** What the state reads of the answer. */
  readonly reads: readonly string[];
}

const isExpression = (value: unknown): boolean => typeof value === 'string' && value.startsWith('{%');

/** Every call of a function in a released machine, wherever it stands. */
const callsIn = (text: string): readonly Called[] => {
  const found: Called[] = [];
  JSON.parse(text, (state, value) => {
    const { data } = call.safeParse(value);
    if (data)
      found.push({
        state,
        name: functionCalled(data.Arguments.FunctionName.slice(2, -1)),
        payload: data.Arguments.Payload,
        reads: [...JSON.stringify(value).matchAll(/\$states\.result\.Payload\.(\w+)/g)].map(([, field = '']) => field),
      });
    return value;
  });
  return found;
};

/** What this version's function takes and answers; undefined where there is none of this name. */
const contractOf = async (name: string) => {
  const entry = entryPoints()[name];
  return entry && contract.parse(await import(pathToFileURL(path.join(path.dirname(entry), 'schema.ts')).href));
};

/** The fields that every answer of this schema has. */
const fieldsOf = (output: z.ZodType): readonly string[] => {
  const { properties, oneOf, anyOf } = z.toJSONSchema(output, { unrepresentable: 'any', io: 'output' });
  return [{ properties }, ...(oneOf ?? []), ...(anyOf ?? [])].flatMap((each) =>
    typeof each === 'object' ? Object.keys(each.properties ?? {}) : [],
  );
};

const released = globSync('statemachines/released/*/*.asl.json');

it('there is a release to be held to', () => expect(released.length).toBeGreaterThan(0));

it.each(released)(
  'an execution of %s, for months after this version is deployed, finds each function that it calls',
  async (file) => {
    const calls = callsIn(readFileSync(file, 'utf8'));
    expect(calls.length).toBeGreaterThan(0);
    for (const { state, name, payload, reads } of calls) {
      const found = await contractOf(name);
      if (!found) throw new Error(`${state} calls ${name}, which is no function of this version`);
      const { input, output } = found;
      // What it sends is known, what is wanted it sends, and what it says in so many words is taken.
      expect(Object.keys(input.shape), state).toEqual(expect.arrayContaining(Object.keys(payload)));
      for (const [field, schema] of Object.entries(input.shape)) {
        if (!(field in payload)) expect(schema.safeParse(undefined).success, `${state}: ${field}`).toBe(true);
        else if (!isExpression(payload[field])) expect(schema.safeParse(payload[field]).success, state).toBe(true);
      }
      expect(fieldsOf(output), state).toEqual(expect.arrayContaining([...reads]));
    }
  },
);
