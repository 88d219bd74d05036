import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { consolePages } from '@laptop/cloud/console/pages';
import { oidcIssuers } from '@laptop/cloud/oidc';
import { realTimers, ServiceFailure, startEngine } from '@laptop/step-functions';
import { officers } from '../../../laptop/accounts.ts';
import { notifyFaults } from '../../../laptop/stand-ins/notify/faults.ts';
import { letterPages } from '../../../laptop/stand-ins/notify/letter-pages.ts';
import { openOutbox } from '../../../laptop/stand-ins/notify/outbox.ts';
import { Alarms } from '../../../packages/laptop-cloud/src/alarms/alarms.ts';
import { anAlarm, aTopic } from '../../../packages/laptop-cloud/test/alarms/an-alarm.ts';
import { aMachine } from '../../../packages/laptop-cloud/test/console/a-machine.ts';
import { listening } from '../../../packages/laptop-cloud/test/listening.ts';

const unheard = { namespace: 'Own', name: 'Unheard', dimensions: {} };

/** The console over a real engine and outbox. */
export const laptop = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'console-'));
  const timers = realTimers();
  const tokens = new Map<string, string>();
  let broken = false;
  const engine = await startEngine({
    file: join(folder, 'engine.sqlite'),
    timers,
    region: 'eu-west-2',
    account: '000000000000',
    integrations: {
      lambda: {
        async call({ executionArn, token }) {
          if (token !== undefined) tokens.set(executionArn, token);
          if (broken) throw new ServiceFailure('Broken', 'The <function> was broken');
          return { Payload: { done: true } };
        },
      },
    },
  });
  const outbox = openOutbox(join(folder, 'notify.sqlite'));
  const now = Date.parse('2027-03-01T09:30:00Z');
  const register = notifyFaults();
  const issuers = await oidcIssuers({
    file: join(folder, 'oidc.sqlite'),
    origin: 'http://127.0.0.1:3000',
    pools: [{ id: 'Officers', accounts: officers, clients: [], groups: ['approver', 'evaluator'] }],
  });
  const alarms = new Alarms({
    alarms: [anAlarm(), anAlarm({ name: 'Unheard', metric: unheard, alarmActions: ['arn:of:<no>:topic'] })],
    topics: [aTopic(), { ...aTopic({ Statement: [] }), arn: 'arn:of:<no>:topic' }],
    clock: { now: () => now, schedule: () => {} },
    file: join(folder, 'alarms.sqlite'),
  });
  const pages = consolePages({
    pools: issuers.pools,
    clock: { now: () => now },
    schedules: () => [
      { at: Date.parse('2027-03-02T02:00:00Z'), name: 'Watch the contracted locations' },
      { at: Date.parse('2027-04-01T11:00:00Z'), name: 'Open s1-home-care', button: 'To the next opening' },
    ],
    newcomers: ['A provider may also sign in there as somebody new.'],
    sfnEndpoint: engine.url,
    titleOf: async (name) => {
      if (name.startsWith('unreadable')) throw new Error('The database does not answer');
      return name.startsWith('about-') ? 'Bright & Early Care' : undefined;
    },
    accounts: [
      {
        name: 'Willow Lane Home Care (demo)',
        email: 'willow-lane@example.com',
        role: 'provider',
        path: '/apply/sign-in',
      },
      { name: 'Approver (demo)', email: 'approver@example.com', role: 'approver', path: '/officers/sign-in' },
    ],
    services: [
      { title: 'The register (CQC)', faults: register },
      { title: 'GOV.UK Notify', faults: notifyFaults(), pages: letterPages(outbox) },
    ],
    alarms,
    siteUrl: 'http://127.0.0.1:3000',
  });
  const server = await listening(pages);
  const sfn = new SFNClient({
    endpoint: engine.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });

  return {
    ...server,
    outbox,
    register,
    ring: () => {
      alarms.count(anAlarm().metric);
      alarms.count(unheard);
    },
    officer: (sub: string) => issuers.pools[0]?.accounts.withSub(sub),
    break(so: boolean) {
      broken = so;
    },
    write: (subject: string, body = 'A letter.') =>
      outbox.add({
        id: crypto.randomUUID(),
        reference: 'r-1',
        templateId: crypto.randomUUID(),
        to: 'willow-lane@example.com',
        subject,
        body,
        status: 'delivered',
        createdAt: new Date(now).toISOString(),
      }),
    async machine(name: string, definition: object = aMachine) {
      const { stateMachineArn } = await sfn.send(
        new CreateStateMachineCommand({
          name,
          definition: JSON.stringify(definition),
          roleArn: 'arn:aws:iam::000000000000:role/r',
        }),
      );
      return `${stateMachineArn}`;
    },
    async start(stateMachineArn: string, name: string, input: object = {}) {
      const command = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) });
      return `${(await sfn.send(command)).executionArn}`;
    },
    /** What the execution waits for. */
    async answer(executionArn: string, output: object) {
      const command = { taskToken: tokens.get(executionArn), output: JSON.stringify(output) };
      await sfn.send(new SendTaskSuccessCommand(command));
    },
    async close() {
      sfn.destroy();
      await server.stop();
      await engine.close();
      timers.close();
      outbox.close();
      issuers.close();
      alarms.close();
      rmSync(folder, { recursive: true });
    },
  };
};

export type Laptop = Awaited<ReturnType<typeof laptop>>;
