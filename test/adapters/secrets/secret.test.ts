import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SSMClient } from '@aws-sdk/client-ssm';
import { ssm } from '@laptop/cloud/ssm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parameterStore, secret } from '../../../adapters/secrets/secret.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { listening } from '../../../packages/laptop-cloud/test/listening.ts';
import { clock, now } from '../../builders/clock.ts';

let folder: string;
let server: Awaited<ReturnType<typeof listening>>;
let client: SSMClient;
let parameters: ReturnType<typeof ssm>;
let asked = 0;
/** How many of the next reads are one too many in their second. */
let tooMany = 0;

describe('a secret', () => {
  afterEach(clock.reset);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'secret-'));
    parameters = ssm({ file: join(folder, 'ssm.json'), names: ['/form-secret'] });
    server = await listening(async (req, res) => {
      asked += 1;
      if (tooMany > 0) {
        tooMany -= 1;
        const body = JSON.stringify({ __type: 'ThrottlingException', message: 'Rate exceeded' });
        res.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' }).end(body);
        return true;
      }
      return parameters.handle(req, res);
    });
    client = parameterStore({
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

  it('is read in the end where many functions start at once, and several reads are one too many', async () => {
    asked = 0;
    tooMany = 3;
    const read = secret({ ssm: client, now: clock.now, name: '/form-secret' });
    expect(await read()).toBe(parameters.value('/form-secret'));
    expect(asked).toBe(4);
  });
});
