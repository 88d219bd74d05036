import { bankHolidays } from '../../../adapters/bank-holidays/bank-holidays.ts';
import { now } from '../../../adapters/clock.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import { outcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import { evaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { outcomeDrafts } from '../../../adapters/dynamodb/outcome-drafts.ts';
import { readsTogether } from '../../../adapters/dynamodb/reads.ts';
import { representationRepository } from '../../../adapters/dynamodb/representations.ts';
import { setAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { oneCall } from '../in-batches.ts';
import { environment } from './env.ts';
import { writeOutcomeLetters } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const client = documentClient();
const records = table(client, env.RECORDS_TABLE, 'write-outcome-letters', readsTogether(client));

export const handler = taskHandler(
  { input, output },
  writeOutcomeLetters({
    windows: windowRepository(records),
    applications: applicationRepository(records),
    setAside: setAsideRepository(records),
    representations: representationRepository(records),
    evaluations: evaluationRepository(records),
    awards: awardRepository(records),
    drafts: outcomeDrafts(records),
    outcomes: outcomeRepository(records),
    letters: letterRepository(client, table(client, env.LETTERS_TABLE)),
    bankHolidays: bankHolidays({ url: env.BANK_HOLIDAYS_URL, now }),
    siteUrl: env.SITE_URL,
    now,
    oneCall,
  }),
);
