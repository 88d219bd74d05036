import { LambdaClient } from '@aws-sdk/client-lambda';
import { bankHolidays } from '../../../adapters/bank-holidays/bank-holidays.ts';
import { now } from '../../../adapters/clock.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { representationRepository } from '../../../adapters/dynamodb/representations.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { invokeLater } from '../../../adapters/functions/invoke-later.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { hearRepresentation } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const client = documentClient();
const records = table(client, env.RECORDS_TABLE, 'hear-representation');
const holidays = bankHolidays({ url: env.BANK_HOLIDAYS_URL, now });

export const handler = taskHandler(
  { input, output },
  hearRepresentation({
    records,
    windows: windowRepository(records),
    applications: applicationRepository(records),
    representations: representationRepository(records),
    letters: letterRepository(client, table(client, env.LETTERS_TABLE)),
    sendLetters: invokeLater(new LambdaClient({}), env.SEND_LETTERS_FUNCTION),
    bankHolidays: holidays,
    siteUrl: env.SITE_URL,
    now,
  }),
);
