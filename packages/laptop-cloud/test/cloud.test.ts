import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { ListExecutionsCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../src/cloud.ts';
import { region } from '../src/template/names.ts';
import type { Usage } from '../src/usage.ts';
import { nextWindow, smallApp } from './small-app.ts';
import { starting } from './template/synthesized.ts';

const dir = mkdtempSync(join(tmpdir(), 'cloud-'));
const used: Usage[] = [];
const options = { ...smallApp(dir), port: 0, dir, quietLogs: true, meter: (one: Usage) => void used.push(one) };
let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud({ ...options, fresh: true });
}, 90_000);
afterAll(() => cloud.close());

const credentials = { accessKeyId: 'test', secretAccessKey: 'local' };
const executions = async () => {
  const engine = new SFNClient({ endpoint: cloud.engineUrl, region, credentials });
  const stateMachineArn = starting(cloud.template.machines, 'Window').arn;
  const { executions: all = [] } = await engine.send(new ListExecutionsCommand({ stateMachineArn }));
  engine.destroy();
  return all;
};
const move = async (to: object) => {
  const answer = await fetch(`${cloud.siteUrl}/_local/clock`, { method: 'POST', body: JSON.stringify(to) });
  const body: unknown = await answer.json();
  return { status: answer.status, body };
};
const day = 86_400_000;

describe('a CDK app on the laptop', () => {
  it('begins shortly before its next window opens', () => {
    const opening = nextWindow(cloud.template, cloud.clock.now()) ?? 0;
    expect(opening - cloud.clock.now()).toBeGreaterThan(0);
    expect(opening - cloud.clock.now()).toBeLessThanOrEqual(20_000);
  });

  it('shows a page, with the bar of the laptop', async () => {
    const answer = await fetch(`${cloud.siteUrl}/`);
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('<h1>Parish</h1>');
    expect(html).toContain('/_local/bar.css');
    expect((await fetch(`${cloud.siteUrl}/_local/bar.css`)).headers.get('content-type')).toMatch('text/css');
  });

  it('writes and reads through the function, the gate and the database', async () => {
    expect((await fetch(`${cloud.siteUrl}/places/7`, { method: 'PUT' })).status).toBe(204);
    const found = await (await fetch(`${cloud.siteUrl}/places/7`)).json();
    expect(found).toEqual({ found: { PK: 'PLACE#7', SK: 'a', zone: 'z1' } });
    expect((await fetch(`${cloud.siteUrl}/places/refused`)).status).toBe(500);
    expect(cloud.requests.entries().at(-1)?.decision.allowed).toBe(false);
  });

  it('tells of what AWS would charge for: an answer, a run, what was asked, and units, of which a transaction takes twice as many', async () => {
    const usedBy = async (method: string) => {
      used.splice(0);
      await fetch(`${cloud.siteUrl}/places/8`, { method, redirect: 'manual' });
      return [...used];
    };
    const table = starting(cloud.template.tables, 'Places').name;
    const one = { kind: 'dynamodb', isRefused: false, used: [{ table, units: expect.any(Number) }] };
    /** Of the table itself: a record in an index is written by no transaction. */
    const unitsOf = (all: readonly Usage[]) =>
      all.flatMap((each) =>
        each.kind === 'dynamodb' ? each.used.map(({ units, ofIndexes }) => units - ofIndexes) : [],
      );
    const put = await usedBy('PUT');
    expect(put).toMatchObject([
      { kind: 'asked', action: 'dynamodb:PutItem' },
      { ...one, operation: 'PutItem' },
      {
        kind: 'run',
        function: expect.stringContaining('Page'),
        ms: expect.any(Number),
        cpuMs: expect.any(Number),
        memoryMb: expect.any(Number),
      },
      { kind: 'answer', bytes: 0 },
    ]);
    const transaction = await usedBy('POST');
    expect(transaction.map(({ kind }) => kind)).toEqual(put.map(({ kind }) => kind));
    expect(unitsOf(transaction)[0]).toBe(2 * (unitsOf(put)[0] ?? 0));
    expect(unitsOf(await usedBy('GET'))).toEqual([expect.any(Number)]);
  });

  it('opens the window when the clock gets there: schedule, machine, function and table', async () => {
    expect(await executions()).toHaveLength(0);
    expect(await move({ by: 'PT2M' })).toMatchObject({ status: 200 });
    const [execution, ...others] = await executions();
    expect(others).toHaveLength(0);
    expect(execution?.name).toMatch(/^OpenWindow\w+-\d{8}T1[12]0000Z$/);
    const db = new DynamoDBClient({
      endpoint: cloud.gateUrl,
      region,
      credentials: { ...credentials, accessKeyId: starting(cloud.template.roles, 'PageServiceRole').logicalId },
    });
    const { Items } = await db.send(
      new QueryCommand({
        TableName: starting(cloud.template.tables, 'Places').name,
        KeyConditionExpression: 'PK = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'OPEN#s1' } },
      }),
    );
    expect(Items).toHaveLength(1);
    // The function saw the time of the opening, not that of the machine it runs on.
    expect(Date.parse(Items?.[0]?.at?.S ?? '') - Date.parse(Items?.[0]?.SK?.S ?? '')).toBeLessThan(10_000);
  });

  it('goes on, and does nothing twice, after it was closed in the middle', async () => {
    const before = cloud.clock.now();
    await cloud.close();
    cloud = await startCloud(options);
    expect(cloud.clock.now()).toBeGreaterThanOrEqual(before);
    expect(await executions()).toMatchObject([{ status: 'RUNNING' }]);
    await cloud.clock.advanceTo(cloud.clock.now() + day);
    expect(await executions()).toMatchObject([{ status: 'SUCCEEDED' }]);
    const found = await (await fetch(`${cloud.siteUrl}/places/7`)).json();
    expect(found).toMatchObject({ found: { PK: 'PLACE#7' } });
  }, 90_000);

  it('moves its clock by a form too, and only forward', async () => {
    const form = new URLSearchParams({ by: 'PT1H' });
    const answer = await fetch(`${cloud.siteUrl}/_local/clock`, { method: 'POST', body: form, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/_local']);
    const back = new URLSearchParams({ to: '2020-01-01T00:00' });
    const refused = await fetch(`${cloud.siteUrl}/_local/clock`, { method: 'POST', body: back });
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('only moves forward')]);
    expect(await move({ to: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 400 });
    expect(await move({ soon: true })).toEqual({ status: 400, body: { message: '"to" or "by" is needed' } });
  });

  it('shows at /_local what runs and what is due next', async () => {
    const page = await (await fetch(`${cloud.siteUrl}/_local`)).text();
    expect(page).toContain('Nightly');
    expect(await (await fetch(`${cloud.siteUrl}/_local/executions`)).text()).toContain('OpenWindow');
  });

  it('answers on its own names only', async () => {
    const port = new URL(cloud.siteUrl).port;
    const answer = await fetch(`http://localhost:${port}/places/7?a=1`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe(`http://127.0.0.1:${port}/places/7?a=1`);
  });

  it('does not run twice on one folder, nor on one port', async () => {
    await expect(startCloud(options)).rejects.toMatchObject({
      name: 'CannotStart',
      message: expect.stringContaining('already runs on the folder'),
    });
    const port = Number(new URL(cloud.siteUrl).port);
    const dir = mkdtempSync(join(tmpdir(), 'cloud-'));
    await expect(startCloud({ ...options, dir, port })).rejects.toMatchObject({
      message: `Port ${port} is in use. Start on another: PORT=${port + 1} npm start`,
    });
  });
});

describe('Step Functions in a burst', () => {
  it('refuses one start in five once the console says so, and none before or after', async () => {
    const set = (fault: string) =>
      fetch(`${cloud.siteUrl}/_local/services`, {
        method: 'POST',
        body: new URLSearchParams({ service: 'Step Functions', fault }),
        redirect: 'manual',
      });
    const engine = new SFNClient({ endpoint: cloud.engineUrl, region, credentials, maxAttempts: 1 });
    const stateMachineArn = starting(cloud.template.machines, 'Window').arn;
    const refusedOfFive = async () => {
      const starts = Array.from({ length: 5 }, () => engine.send(new StartExecutionCommand({ stateMachineArn })));
      const refused = (await Promise.allSettled(starts)).filter(({ status }) => status === 'rejected');
      return refused.map((each) => ('reason' in each ? each.reason.name : ''));
    };
    expect(await refusedOfFive()).toEqual([]);
    expect((await set('refuses-one-start-in-five')).status).toBe(303);
    expect(await refusedOfFive()).toEqual(['ThrottlingException']);
    await set('none');
    expect(await refusedOfFive()).toEqual([]);
    engine.destroy();
  });
});
