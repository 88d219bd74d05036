import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ask } from '../../adapters/dynamodb/waits.ts';
import { stageOfAsk, stageOfTheClock, stages } from '../../domain/window/stages.ts';
import { output } from '../../functions/workflow/begin-standstill/schema.ts';
import { machineDefinition, machineNames } from '../../lib/processes/machine-definition.ts';

const state = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  Arguments: z.looseObject({ Payload: z.looseObject({ ask: z.string().optional() }).optional() }).optional(),
  Choices: z.array(z.looseObject({ Condition: z.string() })).optional(),
  Default: z.string().optional(),
});
type State = z.output<typeof state>;

/** Every state of a machine by its name, branches included. */
const statesOf = (definition: unknown): readonly (readonly [string, State])[] => {
  const found: [string, State][] = [];
  JSON.parse(JSON.stringify(definition), (key, value) => {
    if (key === 'States') found.push(...Object.entries(z.record(z.string(), state).parse(value)));
    return value;
  });
  return found;
};
const machines = machineNames.map((name) => [name, statesOf(machineDefinition(name))] as const);

/** Whether a state waits for people, for the clock, or for another process. */
const waitsForPeople = ({ Resource = '' }: State): boolean => Resource.endsWith('.waitForTaskToken');
const waitsForAProcess = ({ Resource = '' }: State): boolean => /\.sync(:\d)?$/.test(Resource);

/** The words of an answer that lead to a Choice's default: those that none of its conditions names. */
const leadingToDefault = (states: readonly (readonly [string, State])[], to: string): readonly string[] => {
  const named = states
    .filter(([, { Default }]) => Default === to)
    .flatMap(([, { Choices = [] }]) => Choices.map(({ Condition }) => Condition).join(' '));
  const words = output.options.flatMap(({ shape: { outcome } }) =>
    'options' in outcome ? outcome.options : [...outcome.values],
  );
  return words.filter((word) => !named.join(' ').includes(`'${word}'`));
};

/** What a state asks people for. */
const asksOf = (states: readonly (readonly [string, State])[], name: string, each: State): readonly string[] => {
  const asked = each.Arguments?.Payload?.ask ?? '';
  return asked.startsWith('{%') ? leadingToDefault(states, name) : [asked];
};

describe('The picture of where a window stands', () => {
  it('has a stage for whatever a machine asks people for', () => {
    const asked = machines.flatMap(([, states]) =>
      states.filter(([, each]) => waitsForPeople(each)).flatMap(([name, each]) => asksOf(states, name, each)),
    );
    expect(Object.keys(stageOfAsk).toSorted()).toEqual([...new Set(asked)].toSorted());
    expect(Object.keys(stageOfAsk).toSorted()).toEqual([...ask.options].toSorted());
  });

  it('has a stage for wherever a machine waits for the clock, and for nothing that is in none', () => {
    const waiting = Object.fromEntries(
      machines.flatMap(([machine, states]) => {
        const names = states.filter(([, { Type }]) => Type === 'Wait').map(([name]) => name);
        return names.length > 0 ? [[machine, names.toSorted()]] : [];
      }),
    );
    const staged = Object.entries(stageOfTheClock).map(([machine, names]) => [machine, Object.keys(names).toSorted()]);
    expect(Object.fromEntries(staged)).toEqual(waiting);
  });

  it('knows no machine that waits for another process, of which it has no stage', () => {
    const waiting = machines.flatMap(([, states]) => states.filter(([, each]) => waitsForAProcess(each)));
    expect(waiting).toEqual([]);
  });

  it('has no stage at which nothing is waited for, but the end', () => {
    const clocks = Object.values(stageOfTheClock).flatMap((names) => Object.values(names));
    const waited = new Set<string>([...Object.values(stageOfAsk), ...clocks]);
    expect(stages.filter((stage) => !waited.has(stage))).toEqual(['ended']);
  });
});
