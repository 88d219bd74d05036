import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetParameterCommand, GetParametersCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { ssm } from '@laptop/cloud/ssm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notifyKey, subscriptionKey } from '../../../laptop/stand-ins.ts';
import { listening } from '../../../packages/laptop-cloud/test/listening.ts';

const names = ['/council/notify-key', '/council/cqc-key', '/council/form-secret'];
const forms = new Map([
  ['/council/notify-key', notifyKey],
  ['/council/cqc-key', subscriptionKey],
]);

let folder: string;
let server: Awaited<ReturnType<typeof listening>>;
let client: SSMClient;

const start = async () => {
  const { handle, value } = ssm({ file: join(folder, 'ssm.json'), names, forms: () => forms });
  server = await listening(handle);
  client = new SSMClient({
    endpoint: server.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'Role', secretAccessKey: 'local' },
  });
  return value;
};

const stop = async () => {
  client.destroy();
  return server.stop();
};

const read = async (name: string, decrypted = true) =>
  (await client.send(new GetParameterCommand({ Name: name, WithDecryption: decrypted }))).Parameter;

describe('the parameters of the laptop', () => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ssm-'));
    await start();
  });
  afterEach(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });

  it.each([
    [
      '/council/notify-key',
      /^local-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    ],
    ['/council/cqc-key', /^[0-9a-f]{32}$/],
    ['/council/form-secret', /^[0-9a-f]{64}$/],
  ])('makes up a value for %s in the form its owner would use', async (name, form) => {
    const parameter = await read(name);
    expect(parameter).toMatchObject({ Name: name, Type: 'SecureString', Version: 1 });
    expect(parameter?.LastModifiedDate).toBeInstanceOf(Date);
    expect(parameter?.Value).toMatch(form);
  });

  it('keeps each value after a restart, and tells the same one in the process', async () => {
    const before = await read('/council/cqc-key');
    await stop();
    const value = await start();
    expect((await read('/council/cqc-key'))?.Value).toBe(before?.Value);
    expect(value('/council/cqc-key')).toBe(before?.Value);
    expect(readdirSync(folder)).toEqual(['ssm.json']);
  });

  it('does not know a parameter that no function declares', async () => {
    await expect(read('/council/other')).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });

  it('shows cipher text to whoever forgets to ask for decryption', async () => {
    expect((await read('/council/cqc-key', false))?.Value).not.toBe((await read('/council/cqc-key'))?.Value);
  });

  it('answers for several names, telling those it does not know', async () => {
    const command = new GetParametersCommand({ Names: [...names, '/council/other'], WithDecryption: true });
    const answer = await client.send(command);
    expect(answer.Parameters?.map(({ Name }) => Name)).toEqual(names);
    expect(answer.InvalidParameters).toEqual(['/council/other']);
  });

  it('refuses what it cannot do', async () => {
    const command = new PutParameterCommand({ Name: '/council/cqc-key', Value: 'x', Type: 'SecureString' });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });
});
