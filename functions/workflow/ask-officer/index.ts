import { SFNClient } from '@aws-sdk/client-sfn';
import { now } from '../../../adapters/clock.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import { evaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { readsTogether } from '../../../adapters/dynamodb/reads.ts';
import { setAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { waitRepository } from '../../../adapters/dynamodb/waits.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { deliverAnswer } from '../../../adapters/workflow/deliver-answer.ts';
import { countOne } from '../../shared/metric.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { askOfficer } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const client = documentClient();
const records = table(client, env.RECORDS_TABLE, 'ask-officer', readsTogether(client));
const waits = waitRepository(records);

export const handler = taskHandler(
  { input, output },
  askOfficer({
    records,
    windows: windowRepository(records),
    applications: applicationRepository(records),
    setAside: setAsideRepository(records),
    evaluations: evaluationRepository(records),
    awards: awardRepository(records),
    letters: letterRepository(client, table(client, env.LETTERS_TABLE)),
    waits,
    deliver: deliverAnswer({ machines: new SFNClient({}), waits }),
    count: countOne({ now }),
    now,
  }),
);
