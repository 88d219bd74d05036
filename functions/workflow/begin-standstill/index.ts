import { bankHolidays } from '../../../adapters/bank-holidays/bank-holidays.ts';
import { now } from '../../../adapters/clock.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { noticeRepository } from '../../../adapters/dynamodb/notices.ts';
import { setAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { agreementOf } from '../../../agreements/index.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { oneCall } from '../in-batches.ts';
import { environment } from './env.ts';
import { beginStandstill } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const client = documentClient();
const records = table(client, env.RECORDS_TABLE, 'begin-standstill');
const holidays = bankHolidays({ url: env.BANK_HOLIDAYS_URL, now });

export const handler = taskHandler(
  { input, output },
  beginStandstill({
    agreementOf,
    windows: windowRepository(records),
    applications: applicationRepository(records),
    setAside: setAsideRepository(records),
    awards: awardRepository(records),
    letters: letterRepository(client, table(client, env.LETTERS_TABLE)),
    notices: noticeRepository(records),
    bankHolidays: holidays,
    now,
    oneCall,
  }),
);
