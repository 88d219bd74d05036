import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linesOf } from '../../deploy/check/check.ts';
import { type Account, anAccount } from './an-account.ts';

const stack = (part: string) => `ProviderOnboarding-live-${part}`;
const called = (name: string) => ({
  'Fn::Join': [
    '',
    ['arn:', { Ref: 'AWS::Partition' }, `:lambda:eu-west-2:111122223333:function:provider-onboarding-live-${name}`],
  ],
});
/** A machine that calls both functions, by a definition of today or of before, with a role that may call these and nothing else. */
const processes = (...mayCall: readonly string[]) => ({
  Resources: {
    Window: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        DefinitionSubstitutions: { CloseWindow: called('close-window'), OpenWindow: called('open-window') },
        RoleArn: { 'Fn::GetAtt': ['WindowRole', 'Arn'] },
      },
    },
    WindowRole: { Type: 'AWS::IAM::Role', Properties: {} },
    WindowRolePolicy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        Roles: [{ Ref: 'WindowRole' }],
        PolicyDocument: {
          Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: mayCall.map(called) }],
        },
      },
    },
  },
});
const both = processes('close-window', 'open-window');
const table = (KeySchema: readonly object[] = [{ AttributeName: 'pk', KeyType: 'HASH' }]) => ({
  Resources: {
    Records: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { KeySchema, Replicas: [{ Region: 'eu-west-2' }] } },
  },
});
const functions = (...names: readonly string[]) => ({
  Resources: Object.fromEntries(
    names.map((name) => [
      name.replace('-', ''),
      { Type: 'AWS::Lambda::Function', Properties: { FunctionName: `provider-onboarding-live-${name}` } },
    ]),
  ),
});
const machine = 'arn:aws:states:eu-west-2:111122223333:stateMachine:Window';
const deployed = (isUnderWay: boolean): Partial<Account> => ({
  stacks: Object.fromEntries(['Stored', 'Processes', 'Running'].map((part) => [stack(part), 'UPDATE_COMPLETE'])),
  templates: {
    [stack('Stored')]: table(),
    [stack('Processes')]: both,
    [stack('Running')]: functions('close-window', 'open-window'),
  },
  machines: { [machine]: isUnderWay },
});

let account: Awaited<ReturnType<typeof anAccount>>;
beforeAll(async () => {
  account = await anAccount();
});
beforeEach(() => {
  account.synthesises(stack('Stored'), table());
  account.synthesises(stack('Processes'), both);
  account.synthesises(stack('Running'), functions('close-window', 'open-window', 'another'));
});
afterAll(() => account.stop());

const upgrade = async (isUnderWay: boolean) => {
  account.be(deployed(isUnderWay));
  const lines = linesOf(await account.look({ firstDeployment: undefined }));
  return lines.filter((line) => line.includes('  Upgrade: '));
};

describe('A version that takes the place of another', () => {
  it('can be deployed while a window is open, where all that its process calls is there', async () => {
    expect(await upgrade(true)).toEqual([
      'ok    Upgrade: processes are under way, and this version can be deployed under them',
    ]);
    expect(await upgrade(false)).toEqual(['ok    Upgrade: no process is under way, and nothing that is kept would go']);
  });

  it('is refused while a process is under way that calls a function which is no more, or is called otherwise', async () => {
    account.synthesises(stack('Running'), functions('shut-window', 'open-window'));
    expect(await upgrade(true)).toEqual([
      'MEND  Upgrade: provider-onboarding-live-close-window is called by processes under way, and this version has no function of that name: keep it until they are over',
    ]);
    expect(await upgrade(false)).toEqual([
      'note  Upgrade: provider-onboarding-live-close-window goes; no process is under way that calls it',
    ]);
  });

  it('is refused while a process is under way that it would forbid to call a function, though the function is kept', async () => {
    account.synthesises(stack('Processes'), processes('close-window'));
    expect(await upgrade(true)).toEqual([
      'MEND  Upgrade: processes under way may no longer call provider-onboarding-live-open-window in this version: keep the machines that call it in statemachines/released until they are over',
    ]);
    expect(await upgrade(false)).toEqual([
      'note  Upgrade: no process may call provider-onboarding-live-open-window any more; none is under way',
    ]);
  });

  it.each([
    ['a table would go', 'Stored', { Resources: {} }, 'Stored: Records (AWS::DynamoDB::GlobalTable)'],
    [
      'a table would be made anew',
      'Stored',
      table([{ AttributeName: 'id', KeyType: 'HASH' }]),
      'Stored: Records (AWS::DynamoDB::GlobalTable)',
    ],
    ['a machine would go', 'Processes', { Resources: {} }, 'Processes: Window (AWS::StepFunctions::StateMachine)'],
  ])('is refused at any time where %s', async (_, part, wanted, what) => {
    account.synthesises(stack(part), wanted);
    expect(await upgrade(false)).toContain(
      `MEND  Upgrade: ${what} would be taken away or made anew, and what is in it would be out of reach: leave it as it is deployed`,
    );
  });
});

it('A stage that was not synthesized cannot be compared with what is deployed', async () => {
  const other = await anAccount();
  other.be(deployed(false));
  const lines = linesOf(await other.look({ firstDeployment: undefined }));
  expect(lines).toContain(
    'MEND  Upgrade: cdk.out does not hold live: npx cdk synth --quiet -c stage=live, then look again',
  );
  await other.stop();
});
