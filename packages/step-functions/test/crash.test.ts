import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { lambdaApi } from './support/lambda-api.ts';
import { aMachine, calls, REGION, ROLE } from './support/laptop.ts';

/** The engine in a process of its own, as `npm run local:stepfunctions` runs it. */
const engineAlone = async (data: string, lambdaUrl: string) => {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, '../src/alone.ts'), '--data', data], {
    env: { ...process.env, AWS_ENDPOINT_URL_LAMBDA: lambdaUrl, TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The engine ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      const found = /http:\S+/.exec(chunk.toString())?.[0];
      if (found) resolve(found);
    });
  });
  const client = new SFNClient({
    endpoint: url,
    region: REGION,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  return {
    client,
    async kill() {
      client.destroy();
      child.kill('SIGKILL');
      await new Promise((exited) => child.once('exit', exited));
    },
  };
};

test('killed three times in the middle of its work, the engine ends every execution that it answered for as it should', {
  timeout: 60_000,
}, async () => {
  const data = mkdtempSync(join(tmpdir(), 'step-functions-crash-'));
  const lambda = await lambdaApi({
    echo: async (payload) => {
      await setTimeout(3);
      return payload;
    },
    ask: () => 'asked',
  });
  let engine = await engineAlone(data, lambda.url);
  try {
    const machine = aMachine({
      Ask: calls('echo', { Next: 'Pause' }),
      Pause: { Type: 'Wait', Seconds: '{% $states.input % 2 %}', Next: 'Person' },
      Person: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: {
          FunctionName: 'ask',
          Payload: { token: '{% $states.context.Task.Token %}', n: '{% $states.input %}' },
        },
        End: true,
      },
    });
    const { stateMachineArn } = await engine.client.send(
      new CreateStateMachineCommand({ name: 'crashing', roleArn: ROLE, definition: JSON.stringify(machine) }),
    );
    const started: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const starts = Array.from({ length: 20 }, (_, n) =>
        engine.client.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(round * 20 + n) })).then(
          ({ executionArn = '' }) => started.push(executionArn),
          () => 'killed before it could answer',
        ),
      );
      // Somewhere in the middle, whatever the speed of the computer.
      const enough = started.length + 2 + round * 6;
      while (started.length < enough) await setTimeout(1);
      await engine.kill();
      await Promise.all(starts);
      engine = await engineAlone(data, lambda.url);
    }
    expect(started.length).toBeGreaterThan(0);

    const tokens = () =>
      new Map(
        lambda.invocations
          .filter(({ name }) => name === 'ask')
          .map(({ payload }) => [(payload as { readonly n: number }).n, payload as { readonly token: string }]),
      );
    const status = () =>
      Promise.all(started.map((executionArn) => engine.client.send(new DescribeExecutionCommand({ executionArn }))));
    const answered = new Set<string>();
    for (
      let tries = 0;
      (await status()).some((execution) => execution.status === 'RUNNING') && tries < 300;
      tries += 1
    ) {
      for (const [n, { token }] of tokens()) {
        if (answered.has(token)) continue;
        answered.add(token);
        await engine.client.send(new SendTaskSuccessCommand({ taskToken: token, output: String(n) }));
      }
      await setTimeout(50);
    }
    for (const { status: ended, input, output } of await status())
      expect({ ended, output }).toEqual({ ended: 'SUCCEEDED', output: input });
  } finally {
    await engine.kill();
    await lambda.close();
    rmSync(data, { recursive: true });
  }
});
