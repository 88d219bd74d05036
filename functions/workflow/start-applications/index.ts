import { setTimeout as pause } from 'node:timers/promises';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { setAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { patientMachines, startApplication } from '../../../adapters/workflow/start-application.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { startApplications } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const records = table(documentClient(), env.RECORDS_TABLE, 'start-applications');

export const handler = taskHandler(
  { input, output },
  startApplications({
    windows: windowRepository(records),
    applications: applicationRepository(records),
    setAside: setAsideRepository(records),
    start: startApplication(patientMachines(), env.APPLICATION_MACHINE),
    pause,
  }),
);
