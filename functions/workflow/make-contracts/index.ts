import { LambdaClient } from '@aws-sdk/client-lambda';
import { bankHolidays } from '../../../adapters/bank-holidays/bank-holidays.ts';
import { now } from '../../../adapters/clock.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import { contractRepository, outcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import { controlRepository } from '../../../adapters/dynamodb/controls.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { invokeLater } from '../../../adapters/functions/invoke-later.ts';
import { agreementOf } from '../../../agreements/index.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { oneCall } from '../in-batches.ts';
import { environment } from './env.ts';
import { makeContracts } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const client = documentClient();
const records = table(client, env.RECORDS_TABLE, 'make-contracts');

export const handler = taskHandler(
  { input, output },
  makeContracts({
    agreementOf,
    windows: windowRepository(records),
    applications: applicationRepository(records),
    awards: awardRepository(records),
    contracts: contractRepository(records),
    controls: controlRepository(records),
    outcomes: outcomeRepository(records),
    letters: letterRepository(client, table(client, env.LETTERS_TABLE)),
    sendLetters: invokeLater(new LambdaClient({}), env.SEND_LETTERS_FUNCTION),
    bankHolidays: bankHolidays({ url: env.BANK_HOLIDAYS_URL, now }),
    siteUrl: env.SITE_URL,
    now,
    oneCall,
  }),
);
