import { expect, test } from 'vitest';
import { validateDefinition } from '../src/definition/validate.ts';
import { aLaptop, aMachine } from './support/laptop.ts';

const problems = (definition: unknown): string[] =>
  validateDefinition(
    typeof definition === 'string' ? definition : JSON.stringify(definition),
    (service) => service === 'lambda',
  ).map(({ code, message, location }) => `${code}: ${message} at ${location}`);

const only = (state: Record<string, unknown>) => aMachine({ Only: { End: true, ...state } });
const processor = (more = {}) => ({ ...more, StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });

test.each<[string, unknown, string]>([
  ['is no JSON', '{', 'INVALID_JSON_DESCRIPTION: The definition is not a JSON object at /'],
  ['is JSON and no object', '[]', 'INVALID_JSON_DESCRIPTION: The definition is not a JSON object at /'],
  [
    'has no states',
    { QueryLanguage: 'JSONata', StartAt: 'A', States: {} },
    'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /',
  ],
  [
    'has no start',
    { QueryLanguage: 'JSONata', States: { A: { Type: 'Succeed' } } },
    'SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt] at /',
  ],
  [
    'starts nowhere',
    { ...only({ Type: 'Pass' }), StartAt: 'X' },
    "MISSING_TRANSITION_TARGET: Missing 'StartAt' target: X at /StartAt",
  ],
  [
    'leads nowhere',
    aMachine({ A: { Type: 'Pass', Next: 'X' } }),
    "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/A/Next",
  ],
  [
    'has a state that nothing leads to',
    aMachine({ A: { Type: 'Succeed' }, B: { Type: 'Succeed' } }),
    'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
  ],
  [
    'never ends',
    aMachine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } }),
    'MISSING_END_STATE: Workflow has no terminal state at null',
  ],
  [
    'opens an expression and does not close it',
    only({ Type: 'Pass', Output: { a: '{% 1' } }),
    "INVALID_JSONATA_EXPRESSION: A JSONata expression must start with '{%' and end with '%}', without spaces outside of them at /States/Only/Output/a",
  ],
  [
    'has a space before an expression',
    only({ Type: 'Pass', Output: ' {% 1 %}' }),
    "INVALID_JSONATA_EXPRESSION: A JSONata expression must start with '{%' and end with '%}', without spaces outside of them at /States/Only/Output",
  ],
  [
    'gives a variable a name that is none',
    only({ Type: 'Pass', Assign: { '1a': 1 } }),
    "SCHEMA_VALIDATION_FAILED: '1a' is not a valid variable name at /States/Only/Assign/1a",
  ],
  [
    'is of another version of the language',
    { ...only({ Type: 'Pass' }), Version: '2.0' },
    "SCHEMA_VALIDATION_FAILED: Value '2.0' is not a valid version, only '1.0' at /Version",
  ],
  [
    'expects a heartbeat after the end of its time',
    only({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'f' },
      TimeoutSeconds: 10,
      HeartbeatSeconds: 10,
    }),
    "SCHEMA_VALIDATION_FAILED: The value of 'HeartbeatSeconds' must be smaller than that of 'TimeoutSeconds' at /States/Only/HeartbeatSeconds",
  ],
  [
    'chooses by a text',
    aMachine({ A: { Type: 'Choice', Choices: [{ Condition: 'yes', Next: 'B' }] }, B: { Type: 'Succeed' } }),
    'SCHEMA_VALIDATION_FAILED: Value must be a boolean or a JSONata expression at /States/A/Choices[0]/Condition',
  ],
  [
    'maps over a number',
    only({ Type: 'Map', Items: 5, ItemProcessor: processor() }),
    'SCHEMA_VALIDATION_FAILED: The field does not take a value of this type at /States/Only/Items',
  ],
  ['has a state without type', only({}), 'SCHEMA_VALIDATION_FAILED: These fields are required: [Type] at /States/Only'],
  [
    'has a state of unknown type',
    only({ Type: 'Jump' }),
    "SCHEMA_VALIDATION_FAILED: Value 'Jump' is not a valid state type at /States/Only/Type",
  ],
  [
    'goes on and ends at once',
    aMachine({ A: { Type: 'Pass', Next: 'B', End: true }, B: { Type: 'Succeed' } }),
    "SCHEMA_VALIDATION_FAILED: Exactly one of the fields 'Next' and 'End' is required at /States/A",
  ],
  [
    'is in JSONPath',
    { ...only({ Type: 'Pass' }), QueryLanguage: 'JSONPath' },
    "SCHEMA_VALIDATION_FAILED: QueryLanguage 'JSONPath' is not supported on this computer, only 'JSONata' at /States/Only",
  ],
  [
    'says no query language',
    { ...only({ Type: 'Pass' }), QueryLanguage: undefined },
    "SCHEMA_VALIDATION_FAILED: QueryLanguage 'JSONPath' is not supported on this computer, only 'JSONata' at /States/Only",
  ],
  [
    'uses a field of JSONPath',
    only({ Type: 'Pass', ResultPath: '$.x' }),
    "SCHEMA_VALIDATION_FAILED: Field 'ResultPath' is not supported with JSONata at /States/Only",
  ],
  [
    'uses a field of another state',
    only({ Type: 'Pass', TimeoutSeconds: 5 }),
    "SCHEMA_VALIDATION_FAILED: Field 'TimeoutSeconds' is not supported at /States/Only",
  ],
  [
    'uses an ItemReader',
    only({ Type: 'Map', ItemReader: {}, ItemProcessor: processor() }),
    "SCHEMA_VALIDATION_FAILED: Field 'ItemReader' is not supported on this computer at /States/Only",
  ],
  [
    'has a Map without processor',
    only({ Type: 'Map' }),
    'SCHEMA_VALIDATION_FAILED: These fields are required: [ItemProcessor] at /States/Only',
  ],
  [
    'batches inline',
    only({ Type: 'Map', ItemBatcher: {}, ItemProcessor: processor() }),
    "SCHEMA_VALIDATION_FAILED: Field 'ItemBatcher' is only supported in Distributed mode at /States/Only",
  ],
  [
    'has a Task without resource',
    only({ Type: 'Task' }),
    'SCHEMA_VALIDATION_FAILED: These fields are required: [Resource] at /States/Only',
  ],
  [
    'calls a service that is not there',
    only({ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage' }),
    'SCHEMA_VALIDATION_FAILED: The resource provided arn:aws:states:::sqs:sendMessage is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/Only/Resource',
  ],
  [
    'calls Lambda and names no function',
    only({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { Payload: 1 } }),
    "SCHEMA_VALIDATION_FAILED: The field 'FunctionName' is required but was missing at /States/Only/Arguments",
  ],
  [
    'waits for two things',
    only({ Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z' }),
    "SCHEMA_VALIDATION_FAILED: Exactly one of the fields 'Seconds' and 'Timestamp' is required at /States/Only",
  ],
  [
    'waits a negative time',
    only({ Type: 'Wait', Seconds: -1 }),
    'SCHEMA_VALIDATION_FAILED: Value must be an integer between 0 and 99999999 at /States/Only/Seconds',
  ],
  [
    'has a Choice without choices',
    aMachine({ A: { Type: 'Choice', Choices: [], Default: 'B' }, B: { Type: 'Succeed' } }),
    'SCHEMA_VALIDATION_FAILED: At least one choice is required at /States/A/Choices',
  ],
  [
    'chooses by JSONPath',
    aMachine({
      A: { Type: 'Choice', Choices: [{ Variable: '$.x', IsNull: true, Next: 'B' }] },
      B: { Type: 'Succeed' },
    }),
    'SCHEMA_VALIDATION_FAILED: These fields are required: [Condition] at /States/A/Choices[0]',
  ],
  [
    'catches all and then more',
    aMachine({
      A: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Catch: [
          { ErrorEquals: ['States.ALL'], Next: 'B' },
          { ErrorEquals: ['X'], Next: 'B' },
        ],
        Next: 'B',
      },
      B: { Type: 'Succeed' },
    }),
    "SCHEMA_VALIDATION_FAILED: 'States.ALL' must appear in the last Catch at /States/A/Catch[0]/ErrorEquals",
  ],
  [
    'retries all and more',
    only({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Retry: [{ ErrorEquals: ['States.ALL', 'X'] }] }),
    "SCHEMA_VALIDATION_FAILED: 'States.ALL' must appear alone at /States/Only/Retry[0]/ErrorEquals",
  ],
  [
    'has an expression that does not parse',
    only({ Type: 'Pass', Output: { a: '{% 1 + %}' } }),
    'INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/Only/Output/a',
  ],
  [
    'reads a bare name',
    only({ Type: 'Pass', Output: '{% $uppercase(phone) %}' }),
    "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/Only/Output",
  ],
  [
    'reads the document',
    only({ Type: 'Pass', Output: '{% $$.x %}' }),
    "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' at the top level is not supported. at /States/Only/Output",
  ],
  [
    'reads a result where there is none',
    only({ Type: 'Pass', Output: '{% $states.result %}' }),
    "UNSUPPORTED_JSONATA_EXPRESSION: '$states.result' is not available in this field. at /States/Only/Output",
  ],
  [
    'reads an error outside of Catch',
    only({ Type: 'Pass', Output: '{% $states.errorOutput %}' }),
    "UNSUPPORTED_JSONATA_EXPRESSION: '$states.errorOutput' is not available in this field. at /States/Only/Output",
  ],
  [
    'assigns $states',
    only({ Type: 'Pass', Assign: { states: 1 } }),
    "SCHEMA_VALIDATION_FAILED: The variable name 'states' is reserved at /States/Only/Assign/states",
  ],
  [
    'assigns a variable of the outside',
    aMachine({
      A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
      B: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', Assign: { x: 2 }, End: true } } },
        End: true,
      },
    }),
    "SCHEMA_VALIDATION_FAILED: Variable 'x' is already assigned in an outer scope at /States/B/ItemProcessor/States/P/Assign/x",
  ],
  [
    'has a name twice',
    aMachine({ P: { Type: 'Map', ItemProcessor: processor(), End: true } }),
    'DUPLICATE_STATE_NAME: Duplicate State name: P at /States/P/ItemProcessor/States/P',
  ],
  [
    'has an unknown field of its own',
    { ...only({ Type: 'Pass' }), Strange: 1 },
    "SCHEMA_VALIDATION_FAILED: Field 'Strange' is not supported at /",
  ],
])('a definition is refused that %s', (_why, definition, problem) => {
  expect(problems(definition)).toContain(problem);
});

test.each<[string, unknown]>([
  ['a scalar Output', only({ Type: 'Pass', Output: 0.1 })],
  [
    'a Condition that is a constant',
    aMachine({ A: { Type: 'Choice', Choices: [{ Condition: true, Next: 'B' }] }, B: { Type: 'Succeed' } }),
  ],
  [
    'names within paths, predicates and functions',
    only({
      Type: 'Pass',
      Output: '{% $map($states.input.items[price > 3]^(>price).{"n": name}, function($v) { $v.n }) %}',
    }),
  ],
  [
    'positions and items bound in a path',
    only({
      Type: 'Pass',
      Output: '{% $states.input.items#$i[$i > 0].price & $states.input.items@$item.($item.price) %}',
    }),
  ],
  ['its own variables', only({ Type: 'Pass', Output: '{% ($x := $states.input.a; $x + 1) %}' })],
  [
    'a Map with the older Iterator',
    only({ Type: 'Map', Iterator: processor({ ProcessorConfig: { Mode: 'INLINE' } }) }),
  ],
  ['an empty Catch', only({ Type: 'Task', Resource: 'arn:aws:lambda:eu-west-2:000000000000:function:f', Catch: [] })],
])('a definition may have %s', (_what, definition) => {
  expect(problems(definition)).toEqual([]);
});

test('a definition with two problems is refused in AWS’s sentence, which names both', async () => {
  await using laptop = await aLaptop();
  await expect(
    laptop.create('bad', aMachine({ pass1: { Type: 'Pass', Next: 'pass3' }, pass2: { Type: 'Fly', End: true } })),
  ).rejects.toMatchObject({
    name: 'InvalidDefinition',
    message:
      "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: pass3 at /States/pass1/Next, " +
      "SCHEMA_VALIDATION_FAILED: Value 'Fly' is not a valid state type at /States/pass2/Type'",
  });
});
