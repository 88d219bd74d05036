import { LambdaClient } from '@aws-sdk/client-lambda';
import { now } from '../../../adapters/clock.ts';
import { begunMarks } from '../../../adapters/dynamodb/begun-marks.ts';
import { interestRepository } from '../../../adapters/dynamodb/interests.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { invokeLater } from '../../../adapters/functions/invoke-later.ts';
import { agreementOf } from '../../../agreements/index.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { remindApplicants } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const client = documentClient();
const records = table(client, env.RECORDS_TABLE, 'remind-applicants');

export const handler = taskHandler(
  { input, output },
  remindApplicants({
    windows: windowRepository(records),
    marks: begunMarks(table(client, env.SEALED_TABLE)),
    interests: interestRepository(records),
    letters: letterRepository(client, table(client, env.LETTERS_TABLE)),
    sendLetters: invokeLater(new LambdaClient({}), env.SEND_LETTERS_FUNCTION),
    agreementOf,
    siteUrl: env.SITE_URL,
    now,
  }),
);
