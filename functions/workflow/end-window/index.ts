import { SFNClient } from '@aws-sdk/client-sfn';
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
import { executionOf } from '../../../adapters/workflow/execution-of.ts';
import { stopExecution } from '../../../adapters/workflow/stop-execution.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { oneCall } from '../in-batches.ts';
import { environment } from './env.ts';
import { endWindow } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const client = documentClient();
const records = table(client, env.RECORDS_TABLE, 'end-window');

export const handler = taskHandler(
  { input, output },
  endWindow({
    windows: windowRepository(records),
    applications: applicationRepository(records),
    setAside: setAsideRepository(records),
    representations: representationRepository(records),
    awards: awardRepository(records),
    outcomes: outcomeRepository(records),
    letters: letterRepository(client, table(client, env.LETTERS_TABLE)),
    waits: waitRepository(records),
    stop: stopExecution(new SFNClient({ maxAttempts: 6 })),
    executions: {
      ofApplication: (id) => executionOf(env.APPLICATION_MACHINE, id),
      ofAward: (name) => executionOf(env.AWARD_MACHINE, name),
    },
    now,
    oneCall,
  }),
);
