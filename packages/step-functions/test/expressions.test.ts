import { expect, test } from 'vitest';
import { aLaptop, aMachine, NOON } from './support/laptop.ts';

const evaluate = async (expression: string, input: unknown = {}) => {
  await using laptop = await aLaptop();
  return await laptop.run(aMachine({ E: { Type: 'Pass', Output: { r: `{% ${expression} %}` }, End: true } }), input);
};

test.each<[string, unknown]>([
  ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
  ['$partition([], 2)', []],
  ['$partition([1,2,3], 1.6)', [[1, 2], [3]]],
  ['$range(0, 10, 5)', [0, 5, 10]],
  ['$range(3, 1, -1)', [3, 2, 1]],
  ['$range(7, 9, 5)', 7],
  ['[$range(7, 9, 5)]', [7]],
  ['$range(7, 7, 1)[]', [7]],
  ['$sum($range(7, 7, 1))', 7],
  ['$hash("text", "SHA-1")', '372ea08cab33e71c02c651dbc83a474d32c676ea'],
  ['$hash("text", "MD5")', '1cb251ec0d568de6a929b520c4aed8d1'],
  ['$parse("{\\"a\\": [1, null]}")', { a: [1, null] }],
  ['$random(7) = $random(7)', true],
  ['$random() < 1', true],
  ['$length($uuid())', 36],
  ['$millis()', NOON],
  ['$now("[Y]-[M01]-[D01]")', '2026-03-02'],
  ['$states.input.list', [1]],
  ['$states.input.list[0]', 1],
  ['[$states.input.list]', [1]],
  ['$states.input.a.b', null],
])('%s gives %j', async (expression, value) => {
  expect(await evaluate(expression, { list: [1], a: { b: null } })).toEqual({
    status: 'SUCCEEDED',
    output: { r: value },
  });
});

test.each([
  ['$states.input.missing', 'returned nothing (undefined).'],
  ['"a" + 1', 'threw an error during evaluation. T2001: The left side of the "+" operator must evaluate to a number'],
  ['$eval("1")', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
  ['$partition([1], 0)', 'threw an error during evaluation: '],
  ['$range(0, 5000, 1)', 'threw an error during evaluation: '],
  ['$hash("a", "SHA-3")', 'threw an error during evaluation: '],
  ['$parse("{")', 'threw an error during evaluation: '],
  ['function($x) { $x }', 'returned an unsupported result type.'],
  ['$sum', 'returned an unsupported result type.'],
  ['$range(2, 1, 1)', 'returned nothing (undefined).'],
])('%s fails, naming expression and field', async (expression, end) => {
  const { error, cause } = await evaluate(expression);
  expect(error).toBe('States.QueryEvaluationError');
  expect(cause).toContain(
    `An error occurred while executing the state 'E' (entered at the event id #2). The JSONata expression '${expression}' ` +
      `specified for the field 'Output/r' ${end}`,
  );
});

test('what jsonata makes of one element stays an array in a variable', async () => {
  await using laptop = await aLaptop();
  const machine = aMachine({
    First: { Type: 'Pass', Assign: { found: '{% [$states.input[n > 1]] %}' }, Next: 'Second' },
    Second: { Type: 'Pass', Output: '{% $found %}', End: true },
  });
  expect((await laptop.run(machine, [{ n: 1 }, { n: 2 }])).output).toEqual([{ n: 2 }]);
});

test.each([
  [
    { Type: 'Choice', Choices: [{ Condition: '{% $states.input.x %}', Next: 'Done' }] },
    "'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was 'number' for value: 1",
  ],
  [
    { Type: 'Wait', Seconds: '{% "long" %}', Next: 'Done' },
    "'Seconds' returned an unexpected result type. Expected 'number', but was 'string' for value: \"long\"",
  ],
  [
    { Type: 'Pass', Output: { list: [0, '{% $states.input.y %}'] }, Next: 'Done' },
    "'Output/list[1]' returned nothing (undefined).",
  ],
])('a field that needs another type says so: %j', async (state, end) => {
  await using laptop = await aLaptop();
  const { cause } = await laptop.run(aMachine({ S: state, Done: { Type: 'Succeed' } }), { x: 1 });
  expect(cause).toContain(`specified for the field ${end}`);
});
