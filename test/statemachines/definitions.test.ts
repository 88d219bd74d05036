import validateDefinition from 'asl-validator';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { machineDefinition, machineNames } from '../../lib/processes/machine-definition.ts';

const state = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  /** Seconds, or an expression that gives what a Lambda returned, or what is left until an instant as the state is entered. */
  TimeoutSeconds: z
    .union([
      z.number().min(1),
      z.string().regex(/^\{% \$states\.input\.\w+ %\}$/),
      z.string().regex(/^\{% \$max\(\[1, .*\$toMillis\(\$\w+\) - \$millis\(\).* %\}$/),
    ])
    .optional(),
  Retry: z.array(z.unknown()).optional(),
  Timestamp: z.string().optional(),
});
const definition = z.looseObject({ QueryLanguage: z.string(), States: z.record(z.string(), state) });
const machines = machineNames.map((name) => [name, JSON.stringify(machineDefinition(name))] as const);

/** A state by its name, wherever it stands: branches and processors included. */
const statesOf = (text: string): readonly (readonly [string, z.output<typeof state>])[] => {
  const found: [string, z.output<typeof state>][] = [];
  JSON.parse(text, (key, value) => {
    if (key === 'States') found.push(...Object.entries(definition.shape.States.parse(value)));
    return value;
  });
  return found;
};

describe.each(machines)('the %s machine, as it is deployed,', (_, text) => {
  it('is a machine of the Amazon States Language, in JSONata', () => {
    const { isValid, errorsText } = validateDefinition(JSON.parse(text));
    expect(errorsText()).toBe('');
    expect(isValid).toBe(true);
    expect(definition.parse(JSON.parse(text)).QueryLanguage).toBe('JSONata');
  });

  it('gives every Task a time limit and tries it again', () => {
    const tasks = statesOf(text).filter(([, { Type }]) => Type === 'Task');
    expect(tasks.length).toBeGreaterThan(0);
    for (const [name, { TimeoutSeconds, Retry }] of tasks) {
      expect(TimeoutSeconds, name).toBeDefined();
      expect(Retry?.length, name).toBeGreaterThan(0);
    }
  });

  it('waits for people by a token, and for the time until an instant that it was given', () => {
    const states = statesOf(text);
    const asking = states.filter(([, { Resource }]) => Resource?.endsWith('waitForTaskToken'));
    const tasks = states.filter(([, { Type }]) => Type === 'Task');
    expect(tasks.filter(([name]) => /^(Wait for|Ask an officer)/.test(name))).toEqual(asking);
    const untilAnInstant = states.filter(([name, { Type }]) => Type === 'Wait' && name.startsWith('Wait'));
    for (const [name, { Timestamp }] of untilAnInstant)
      expect(Timestamp, name).toMatch(/^\{% \$states\.input\.\w+ %\}$/);
  });

  it('is readable to a procurement officer: fewer than 26 states, each named in words', () => {
    const names = statesOf(text).map(([name]) => name);
    expect(names.length).toBeLessThan(26);
    for (const name of names) expect(name).toMatch(/^[A-Z][a-z]+ .+/);
  });
});
