import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, expect, it } from 'vitest';
import * as z from 'zod';

const dir = mkdtempSync(join(tmpdir(), 'kill-'));
let laptop: ChildProcess | undefined;
afterAll(() => ended('SIGTERM'));

const Said = z.object({ siteUrl: z.string(), gateUrl: z.string(), accessKeyId: z.string(), table: z.string() });

async function start() {
  const started = spawn(process.execPath, [fileURLToPath(new URL('./laptop.ts', import.meta.url)), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  laptop = started;
  const line = await new Promise<string>((said, failed) => {
    started.stdout.once('data', (data) => said(String(data)));
    started.once('exit', (code) => failed(new Error(`The laptop ended with ${code}`)));
  });
  return Said.parse(JSON.parse(line));
}

async function ended(signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((done) => laptop?.once('exit', done));
  laptop?.kill(signal);
  await gone;
}

const move = (siteUrl: string, by: string) =>
  fetch(`${siteUrl}/_local/clock`, { method: 'POST', body: JSON.stringify({ by }) });

/** The nights that the nightly function has noted, and how often it noted each. */
async function nights({ gateUrl, accessKeyId, table }: z.infer<typeof Said>): Promise<Map<string, number>> {
  const credentials = { accessKeyId, secretAccessKey: 'local' };
  const db = new DynamoDBClient({ endpoint: gateUrl, region: 'eu-west-2', credentials });
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'PK = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'OPEN#nightly' } },
    }),
  );
  db.destroy();
  return new Map(Items.map(({ SK, times }) => [SK?.S?.slice(0, 10) ?? '', Number(times?.N)]));
}

it('a laptop killed while its clock moves goes on where it was: no night is left out, and none done over', async () => {
  const first = await start();
  const moving = move(first.siteUrl, 'P60D').catch(() => 'broken off');
  while ((await nights(first)).size < 5) await sleep(5);
  await ended('SIGKILL');
  expect(await moving).toBe('broken off');

  const second = await start();
  expect((await nights(second)).size).toBeGreaterThanOrEqual(5);
  expect((await move(second.siteUrl, 'P10D')).status).toBe(200);
  const done = await nights(second);
  const days = [...done.keys()].map(Date.parse);
  expect(done.size).toBe((Math.max(...days) - Math.min(...days)) / 86_400_000 + 1);
  // At most the one that ran when the laptop was killed is run again: Lambda promises at least once.
  const over = [...done.values()].reduce((sum, times) => sum + times - 1, 0);
  expect(over).toBeLessThanOrEqual(1);
}, 150_000);
