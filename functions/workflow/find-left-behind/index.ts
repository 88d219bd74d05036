import { SFNClient } from '@aws-sdk/client-sfn';
import { now } from '../../../adapters/clock.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { setAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { waitRepository } from '../../../adapters/dynamodb/waits.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { runningExecutions } from '../../../adapters/workflow/running-executions.ts';
import { agreementOf, agreements } from '../../../agreements/index.ts';
import { countOne } from '../../shared/metric.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { findLeftBehind } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const records = table(documentClient(), env.RECORDS_TABLE, 'find-left-behind');
const machines = new SFNClient({});

export const handler = taskHandler(
  { input, output },
  findLeftBehind({
    agreementIds: agreements.map(({ id }) => id),
    agreementOf,
    windows: windowRepository(records),
    applications: applicationRepository(records),
    setAside: setAsideRepository(records),
    waits: waitRepository(records),
    running: {
      windows: runningExecutions(machines, env.WINDOW_MACHINE),
      applications: runningExecutions(machines, env.APPLICATION_MACHINE),
      awards: runningExecutions(machines, env.AWARD_MACHINE),
    },
    countOne: countOne({ now }),
    now,
  }),
);
