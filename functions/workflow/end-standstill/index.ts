import { LambdaClient } from '@aws-sdk/client-lambda';
import { now } from '../../../adapters/clock.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import { outcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { representationRepository } from '../../../adapters/dynamodb/representations.ts';
import { setAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { waitRepository } from '../../../adapters/dynamodb/waits.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { invokeLater } from '../../../adapters/functions/invoke-later.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { oneCall } from '../in-batches.ts';
import { environment } from './env.ts';
import { endStandstill } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const client = documentClient();
const records = table(client, env.RECORDS_TABLE, 'end-standstill');

export const handler = taskHandler(
  { input, output },
  endStandstill({
    windows: windowRepository(records),
    applications: applicationRepository(records),
    setAside: setAsideRepository(records),
    representations: representationRepository(records),
    awards: awardRepository(records),
    outcomes: outcomeRepository(records),
    waits: waitRepository(records),
    letters: letterRepository(client, table(client, env.LETTERS_TABLE)),
    sendLetters: invokeLater(new LambdaClient({}), env.SEND_LETTERS_FUNCTION),
    now,
    oneCall,
  }),
);
