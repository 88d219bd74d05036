import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { oidcIssuers } from '@laptop/cloud/oidc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officers } from '../../../laptop/accounts.ts';
import { listening } from '../../../packages/laptop-cloud/test/listening.ts';

let folder: string;
let issuers: Awaited<ReturnType<typeof oidcIssuers>>;
let server: Awaited<ReturnType<typeof listening>>;
let client: CognitoIdentityProviderClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pool-api-'));
  server = await listening((req, res) => issuers.api(req, res));
  issuers = await oidcIssuers({
    file: join(folder, 'oidc.sqlite'),
    origin: server.url,
    pools: [{ id: 'Officers', accounts: officers, clients: [], groups: ['approver', 'evaluator'] }],
  });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new CognitoIdentityProviderClient({
    endpoint: server.url,
    region: 'eu-west-2',
    credentials,
    maxAttempts: 1,
  });
});
afterAll(async () => {
  client.destroy();
  await server.stop();
  issuers.close();
  rmSync(folder, { recursive: true });
});

const approver = { UserPoolId: 'Officers', Username: 'approver@example.com' };

describe('Cognito’s API of the laptop, as AWS’s own client asks it', () => {
  it('tells whether an account is enabled, and its groups, by address or by subject', async () => {
    const user = await client.send(new AdminGetUserCommand(approver));
    expect(user).toMatchObject({ Enabled: true, UserStatus: 'CONFIRMED' });
    const bySubject = { ...approver, Username: `${user.Username}` };
    const { Groups } = await client.send(new AdminListGroupsForUserCommand(bySubject));
    expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(['approver']);
  });

  it('tells the groups of a disabled account too, as Cognito does', async () => {
    const { Username: sub = '' } = await client.send(new AdminGetUserCommand(approver));
    issuers.pools[0]?.accounts.change(sub, { groups: ['approver', 'evaluator'], disabled: true });
    expect((await client.send(new AdminGetUserCommand(approver))).Enabled).toBe(false);
    expect((await client.send(new AdminListGroupsForUserCommand(approver))).Groups).toHaveLength(2);
  });

  it.each([
    ['a user that there is not', new AdminGetUserCommand({ ...approver, Username: 'nobody' }), 'UserNotFoundException'],
    [
      'a pool that there is not',
      new AdminGetUserCommand({ ...approver, UserPoolId: 'eu-1' }),
      'ResourceNotFoundException',
    ],
  ])('refuses %s by Cognito’s name for it', async (_, command, name) => {
    await expect(client.send(command)).rejects.toMatchObject({ name });
  });

  it('says so of what it does not have', async () => {
    const asked = client.send(new ListUsersCommand({ UserPoolId: 'Officers' }));
    await expect(asked).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });
});
