import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { bankHolidays } from '../../adapters/bank-holidays/bank-holidays.ts';
import { now } from '../../adapters/clock.ts';
import { cqcRegister } from '../../adapters/cqc/cqc-register.ts';
import { openedDocuments } from '../../adapters/documents/opened-documents.ts';
import { letterRepository } from '../../adapters/dynamodb/letters.ts';
import { table } from '../../adapters/dynamodb/table.ts';
import { invokeLater } from '../../adapters/functions/invoke-later.ts';
import { secret } from '../../adapters/secrets/secret.ts';
import { administeredSessions } from '../../adapters/sessions/administered-sessions.ts';
import { openSessions } from '../../adapters/sessions/open-sessions.ts';
import { referralFiles } from '../../adapters/uploads/referral-files.ts';
import { followChange } from '../../adapters/workflow/follow-change.ts';
import { startApplication } from '../../adapters/workflow/start-application.ts';
import { startWindow } from '../../adapters/workflow/start-window.ts';
import { pageHandler } from '../shared/web/page-handler.ts';
import type { DeskDeps } from './deps.ts';
import { deskRoutes } from './desk-routes.ts';
import { environment } from './env.ts';
import { reached } from './reached.ts';
import { officerSite } from './site.ts';

const env = environment.parse(process.env);
const { deps, signIn, documents, machines, ssm, sessions } = reached(env, 'officer-site', now);
const storage = new S3Client({});
const cqcKey = secret({ ssm, name: env.CQC_KEY_PARAMETER, now });

const ofDesk: DeskDeps = {
  ...deps,
  startWindow: startWindow(machines, env.WINDOW_MACHINE),
  startApplication: startApplication(machines, env.APPLICATION_MACHINE),
  followChange: followChange(machines, env.CHANGE_MACHINE),
  sendLetters: invokeLater(new LambdaClient({}), env.SEND_LETTERS_FUNCTION),
  letters: letterRepository(documents, table(documents, env.LETTERS_TABLE)),
  bankHolidays: bankHolidays({ url: env.BANK_HOLIDAYS_URL, now }),
  openedDocuments: openedDocuments(storage, env.OPENED_BUCKET),
  referralFiles: referralFiles({ client: storage, bucket: env.OPENED_BUCKET, now }),
  openSessions: openSessions(sessions, 'officer'),
  administered: administeredSessions(sessions),
  lookUp: async (id) => cqcRegister({ baseUrl: env.CQC_BASE_URL, key: await cqcKey(), now }).look(id),
};

export const handler = pageHandler(officerSite(ofDesk, signIn, deskRoutes(ofDesk)), { stage: env.STAGE });
