import { now } from '../../../adapters/clock.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { checkCompliance } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const records = table(documentClient(), env.RECORDS_TABLE, 'check-compliance');

export const handler = taskHandler(
  { input, output },
  checkCompliance({ windows: windowRepository(records), applications: applicationRepository(records), now }),
);
