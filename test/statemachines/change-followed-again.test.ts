import { CreateStateMachineCommand, ListExecutionsCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { realTimers, startEngine } from '@laptop/step-functions';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { followChange, followChangeAgain } from '../../adapters/workflow/follow-change.ts';

const windowId = 's1-home-care-2027-03-01';
const timers = realTimers();
let engine: Awaited<ReturnType<typeof startEngine>>;
let machines: SFNClient;
beforeAll(async () => {
  engine = await startEngine({
    file: ':memory:',
    timers,
    region: 'eu-west-2',
    account: '000000000000',
    lambdaEndpoint: 'http://127.0.0.1:1',
  });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  machines = new SFNClient({ endpoint: engine.url, region: 'eu-west-2', credentials });
});
afterAll(async () => {
  machines.destroy();
  await engine.close();
  timers.close();
});

/** A machine that does not end by itself, in the place of the one that follows a change. */
const aMachine = async (name: string) => {
  const States = { Waits: { Type: 'Wait', Seconds: 86_400, End: true } };
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Waits', States });
  const roleArn = 'arn:aws:iam::000000000000:role/change';
  const { stateMachineArn = '' } = await machines.send(new CreateStateMachineCommand({ name, definition, roleArn }));
  const all = async () => (await machines.send(new ListExecutionsCommand({ stateMachineArn }))).executions ?? [];
  return {
    stateMachineArn,
    names: async () => (await all()).map(({ name }) => name).toSorted(),
    end: async () => {
      for (const { executionArn } of await all()) await machines.send(new StopExecutionCommand({ executionArn }));
    },
  };
};
const change = { kind: 'cancelled', at: '2027-03-30T09:00:00.000Z' } as const;
const first = `${windowId}-20270330090000000`;

it('A change whose execution has ended is followed by another, each time that it is taken up', async () => {
  const { stateMachineArn, names, end } = await aMachine('ended');
  await followChange(machines, stateMachineArn)(windowId, change);
  const again = followChangeAgain(machines, stateMachineArn);
  for (const expected of [
    [first, `${first}-2`],
    [first, `${first}-2`, `${first}-3`],
  ]) {
    await end();
    await again(windowId, change);
    expect(await names()).toEqual(expected);
  }
});

it('A change that is being followed is left to the execution that is under way, however often it was before', async () => {
  const { stateMachineArn, names, end } = await aMachine('under-way');
  const again = followChangeAgain(machines, stateMachineArn);
  await followChange(machines, stateMachineArn)(windowId, change);
  await again(windowId, change);
  expect(await names()).toEqual([first]);
  await end();
  await again(windowId, change);
  await again(windowId, change);
  expect(await names()).toEqual([first, `${first}-2`]);
});

it('A change that nothing could be started for is followed by the execution that it was to have', async () => {
  const { stateMachineArn, names } = await aMachine('never-begun');
  await followChangeAgain(machines, stateMachineArn)(windowId, change);
  expect(await names()).toEqual([first]);
});
