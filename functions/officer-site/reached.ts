import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SFNClient } from '@aws-sdk/client-sfn';
import type * as z from 'zod';
import { officerAccounts, PATIENCE } from '../../adapters/accounts/officer-accounts.ts';
import { readsTogether } from '../../adapters/dynamodb/reads.ts';
import { documentClient, table } from '../../adapters/dynamodb/table.ts';
import { parameterStore, secret } from '../../adapters/secrets/secret.ts';
import { keptForms } from '../../adapters/sessions/kept-forms.ts';
import { sessionRepository } from '../../adapters/sessions/session-repository.ts';
import { deliverAnswer } from '../../adapters/workflow/deliver-answer.ts';
import { agreements } from '../../agreements/index.ts';
import { signInWith } from '../shared/sign-in/sign-in.ts';
import { signInOnRecord } from './case/on-record.ts';
import { repositoriesOf } from './deps.ts';
import type { environmentOfBoth } from './env.ts';
import { paths } from './paths.ts';

/**
 * What each function of the officers' site reaches, and who is signed in: whoever is so in one is so in the other.
 * @param writer the function, under whose name it leaves audit entries
 */
export const reached = (
  env: z.output<typeof environmentOfBoth>,
  writer: 'officer-site' | 'officer-site-award',
  now: () => string,
) => {
  const documents = documentClient();
  const repositories = repositoriesOf(
    table(documents, env.RECORDS_TABLE, writer, readsTogether(documents)),
    table(documents, env.AUDIT_TABLE),
  );
  const machines = new SFNClient({});
  const ssm = parameterStore();
  const sessions = { documents, table: env.OFFICER_SESSIONS_TABLE, now };
  const deps = {
    ...repositories,
    agreements,
    deliver: deliverAnswer({ machines, waits: repositories.waits }),
    siteUrl: env.SITE_URL,
  };
  const signIn = signInWith({
    name: 'officer',
    home: paths.home,
    siteUrl: env.SITE_URL,
    issuerUrl: env.OIDC_ISSUER,
    clientId: env.OIDC_CLIENT_ID,
    formSecret: secret({ ssm, name: env.FORM_SECRET_PARAMETER, now }),
    sessions: sessionRepository(sessions, 'officer'),
    keptForms: keptForms(sessions),
    onRecord: signInOnRecord(repositories),
    standing: officerAccounts({
      client: new CognitoIdentityProviderClient(PATIENCE),
      userPoolId: env.OFFICERS_POOL,
      now,
    }),
  });
  return { deps, signIn, documents, machines, ssm, sessions };
};
