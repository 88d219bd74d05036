import { LambdaClient } from '@aws-sdk/client-lambda';
import { now } from '../../../adapters/clock.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { unsafeFileRepository } from '../../../adapters/dynamodb/unsafe-files.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { invokeLater } from '../../../adapters/functions/invoke-later.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { noteScanResult } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const client = documentClient();
const records = table(client, env.RECORDS_TABLE, 'note-unsafe-file');

export const handler = taskHandler(
  { input, output },
  noteScanResult({
    windows: windowRepository(records),
    applications: applicationRepository(records),
    unsafeFiles: unsafeFileRepository(records),
    letters: letterRepository(client, table(client, env.LETTERS_TABLE)),
    sendLetters: invokeLater(new LambdaClient({}), env.SEND_LETTERS_FUNCTION),
    siteUrl: env.SITE_URL,
    now,
  }),
);
