import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { officerAccounts, PATIENCE } from '../../adapters/accounts/officer-accounts.ts';
import { bankHolidays } from '../../adapters/bank-holidays/bank-holidays.ts';
import { now } from '../../adapters/clock.ts';
import { cqcRegister } from '../../adapters/cqc/cqc-register.ts';
import { openedDocuments } from '../../adapters/documents/opened-documents.ts';
import { packAddress } from '../../adapters/documents/stored-packs.ts';
import { letterRepository } from '../../adapters/dynamodb/letters.ts';
import { readsTogether } from '../../adapters/dynamodb/reads.ts';
import { documentClient, table } from '../../adapters/dynamodb/table.ts';
import { invokeLater } from '../../adapters/functions/invoke-later.ts';
import { parameterStore, secret } from '../../adapters/secrets/secret.ts';
import { administeredSessions } from '../../adapters/sessions/administered-sessions.ts';
import { keptForms } from '../../adapters/sessions/kept-forms.ts';
import { openSessions } from '../../adapters/sessions/open-sessions.ts';
import { sessionRepository } from '../../adapters/sessions/session-repository.ts';
import { deliverAnswer } from '../../adapters/workflow/deliver-answer.ts';
import { followChange } from '../../adapters/workflow/follow-change.ts';
import { startApplication } from '../../adapters/workflow/start-application.ts';
import { startWindow } from '../../adapters/workflow/start-window.ts';
import { agreements } from '../../agreements/index.ts';
import { signInWith } from '../shared/sign-in/sign-in.ts';
import { pageHandler } from '../shared/web/page-handler.ts';
import { signInOnRecord } from './case/on-record.ts';
import { repositoriesOf } from './deps.ts';
import { environment } from './env.ts';
import { paths } from './paths.ts';
import { officerSite } from './site.ts';

const env = environment.parse(process.env);
const documents = documentClient();
const repositories = repositoriesOf(
  table(documents, env.RECORDS_TABLE, 'officer-site', readsTogether(documents)),
  table(documents, env.AUDIT_TABLE),
);
const machines = new SFNClient({});
const ssm = parameterStore();
const cqcKey = secret({ ssm, name: env.CQC_KEY_PARAMETER, now });
const functions = new LambdaClient({});
const storage = new S3Client({});
const sessions = { documents, table: env.OFFICER_SESSIONS_TABLE, now };

export const handler = pageHandler(
  officerSite(
    {
      ...repositories,
      agreements,
      deliver: deliverAnswer({ machines, waits: repositories.waits }),
      startWindow: startWindow(machines, env.WINDOW_MACHINE),
      startApplication: startApplication(machines, env.APPLICATION_MACHINE),
      followChange: followChange(machines, env.CHANGE_MACHINE),
      sendLetters: invokeLater(functions, env.SEND_LETTERS_FUNCTION),
      letters: letterRepository(documents, table(documents, env.LETTERS_TABLE)),
      bankHolidays: bankHolidays({ url: env.BANK_HOLIDAYS_URL, now }),
      siteUrl: env.SITE_URL,
      openedDocuments: openedDocuments(storage, env.OPENED_BUCKET),
      makePack: invokeLater(functions, env.MAKE_PACK_FUNCTION),
      packAddress: packAddress(storage, env.PACKS_BUCKET),
      openSessions: openSessions(sessions, 'officer'),
      administered: administeredSessions(sessions),
      lookUp: async (id) => cqcRegister({ baseUrl: env.CQC_BASE_URL, key: await cqcKey(), now }).look(id),
    },
    signInWith({
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
    }),
  ),
  { stage: env.STAGE },
);
