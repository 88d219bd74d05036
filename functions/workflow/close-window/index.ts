import { now } from '../../../adapters/clock.ts';
import { sealRepository } from '../../../adapters/dynamodb/seals.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { waitRepository } from '../../../adapters/dynamodb/waits.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { closeWindow } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const records = table(documentClient(), env.RECORDS_TABLE, 'close-window');
const deps = {
  windows: windowRepository(records),
  waits: waitRepository(records),
  seals: sealRepository(records),
  readers: env.SEAL_READERS,
  now,
};

export const handler = taskHandler({ input, output }, closeWindow(deps));
