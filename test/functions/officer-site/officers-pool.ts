import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { oidcIssuers } from '@laptop/cloud/oidc';
import { officerAccounts, PATIENCE } from '../../../adapters/accounts/officer-accounts.ts';
import { officerRole } from '../../../domain/people/officer.ts';
import { officers } from '../../../laptop/accounts.ts';
import { clock } from '../../builders/clock.ts';
import { siteServer } from '../shared/site-server.ts';

/** The officers' user pool of the laptop behind Cognito's API, asked as on AWS. Its accounts can be changed, and it can be out. */
export const anOfficersPool = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'officers-pool-'));
  const server = await siteServer();
  const issuers = await oidcIssuers({
    file: path.join(folder, 'oidc.sqlite'),
    origin: server.origin,
    pools: [{ id: 'Officers', accounts: officers, clients: [], groups: officerRole.options }],
  });
  const state = { isOut: false, isSilent: false, asked: 0 };
  server.mount(async (_, res) => {
    state.asked += 1;
    if (state.isSilent) return new Promise<boolean>(() => {});
    if (!state.isOut) return false;
    res.writeHead(500, { 'content-type': 'application/x-amz-json-1.1' });
    res.end(JSON.stringify({ __type: 'InternalErrorException' }));
    return true;
  });
  server.mount(issuers.api);
  const client = new CognitoIdentityProviderClient({
    endpoint: server.origin,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    ...PATIENCE,
  });
  const accounts = issuers.pools[0]?.accounts;
  return {
    standing: officerAccounts({ client, userPoolId: 'Officers', now: clock.now }),
    state,
    /** The account of a demo officer, as a sign-in names it. */
    officer: (name: string) => {
      const known = accounts?.withEmail(`${name}@example.com`);
      if (!known) throw new Error(`There is no ${name}`);
      return { subject: known.sub, name: known.name, groups: known.groups };
    },
    change: (subject: string, groups: readonly string[], disabled = false) =>
      accounts?.change(subject, { groups, disabled }),
    stop: async () => {
      client.destroy();
      await server.stop();
      issuers.close();
      rmSync(folder, { recursive: true });
    },
  };
};
