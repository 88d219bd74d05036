import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SSMClient } from '@aws-sdk/client-ssm';
import { ssm } from '@laptop/cloud/ssm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { secret } from '../../../adapters/secrets/secret.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { listening } from '../../../packages/laptop-cloud/test/listening.ts';
import { clock, now } from '../../builders/clock.ts';

let folder: string;
let server: Awaited<ReturnType<typeof listening>>;
let client: SSMClient;
let parameters: ReturnType<typeof ssm>;
let asked = 0;

describe('a secret', () => {
  afterEach(clock.reset);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'secret-'));
    parameters = ssm({ file: join(folder, 'ssm.json'), names: ['/form-secret'] });
    server = await listening((req, res) => {
      asked += 1;
      return parameters.handle(req, res);
    });
    client = new SSMClient({
      endpoint: server.url,
      region: 'eu-west-2',
      credentials: { accessKeyId: 'Role', secretAccessKey: 'local' },
    });
  });
  afterAll(async () => {
    client.destroy();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('is read decrypted, once for many callers', async () => {
    asked = 0;
    const read = secret({ ssm: client, now: clock.now, name: '/form-secret' });
    const values = await Promise.all([read(), read(), read()]);
    expect(new Set(values)).toEqual(new Set([parameters.value('/form-secret')]));
    expect(asked).toBe(1);
  });

  it('is read again when it has been kept long enough', async () => {
    asked = 0;
    const read = secret({ ssm: client, now: clock.now, name: '/form-secret' });
    await read();
    clock.at(plusDuration(now, 'PT4M59S'));
    await read();
    expect(asked).toBe(1);
    clock.at(plusDuration(now, 'PT5M'));
    await read();
    expect(asked).toBe(2);
  });

  it('is asked for anew after a failure', async () => {
    asked = 0;
    const read = secret({ ssm: client, now: clock.now, name: '/unknown' });
    await expect(read()).rejects.toMatchObject({ name: 'ParameterNotFound' });
    await expect(read()).rejects.toMatchObject({ name: 'ParameterNotFound' });
    expect(asked).toBe(2);
  });
});
