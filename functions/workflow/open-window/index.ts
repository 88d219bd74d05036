import { now } from '../../../adapters/clock.ts';
import { sealRepository } from '../../../adapters/dynamodb/seals.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { openWindow } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const records = table(documentClient(), env.RECORDS_TABLE, 'open-window');
const deps = { windows: windowRepository(records), seals: sealRepository(records), readers: env.SEAL_READERS, now };

export const handler = taskHandler({ input, output }, openWindow(deps));
