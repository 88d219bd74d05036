import { now } from '../../../adapters/clock.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { agreementOf } from '../../../agreements/index.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { prepareWindow } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const windows = windowRepository(table(documentClient(), env.RECORDS_TABLE, 'prepare-window'));

export const handler = taskHandler({ input, output }, prepareWindow({ windows, agreementOf, now }));
