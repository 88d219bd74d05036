import { now } from '../../../adapters/clock.ts';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import { contractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { noticeRepository } from '../../../adapters/dynamodb/notices.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { environment } from './env.ts';
import { publishNotices } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const records = table(documentClient(), env.RECORDS_TABLE, 'publish-notices');

export const handler = taskHandler(
  { input, output },
  publishNotices({
    windows: windowRepository(records),
    awards: awardRepository(records),
    contracts: contractRepository(records),
    notices: noticeRepository(records),
    now,
  }),
);
