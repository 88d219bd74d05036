import { noticeRepository } from '../../adapters/dynamodb/notices.ts';
import { registerLists } from '../../adapters/dynamodb/register-lists.ts';
import { documentClient, table } from '../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../adapters/dynamodb/windows.ts';
import { agreements } from '../../agreements/index.ts';
import { pageHandler } from '../shared/web/page-handler.ts';
import { environment } from './env.ts';
import { publicSite } from './site.ts';

const env = environment.parse(process.env);
const records = table(documentClient(), env.RECORDS_TABLE);

export const handler = pageHandler(
  publicSite({
    agreements,
    windows: windowRepository(records),
    registerLists: registerLists(records),
    notices: noticeRepository(records),
    siteUrl: env.SITE_URL,
  }),
  { stage: env.STAGE },
);
