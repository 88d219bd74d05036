import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { bankHolidays } from '../../../adapters/bank-holidays/bank-holidays.ts';
import { now } from '../../../adapters/clock.ts';
import { openedBytes } from '../../../adapters/documents/opened-bytes.ts';
import { openedDocuments } from '../../../adapters/documents/opened-documents.ts';
import { storedPacks } from '../../../adapters/documents/stored-packs.ts';
import { auditTrail } from '../../../adapters/dynamodb/audit.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { readsTogether } from '../../../adapters/dynamodb/reads.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { invokeLater } from '../../../adapters/functions/invoke-later.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { oneCall } from '../in-batches.ts';
import { packRecords } from './deps.ts';
import { environment } from './env.ts';
import { makePack } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const documents = documentClient();
const together = readsTogether(documents);
const storage = new S3Client({});

export const handler = taskHandler(
  { input, output },
  makePack({
    ...packRecords(table(documents, env.RECORDS_TABLE, 'make-pack', together)),
    trail: auditTrail(table(documents, env.AUDIT_TABLE)),
    letters: letterRepository(documents, table(documents, env.LETTERS_TABLE, 'nobody', together)),
    opened: { ...openedDocuments(storage, env.OPENED_BUCKET), bytes: openedBytes(storage, env.OPENED_BUCKET) },
    stored: storedPacks(storage, env.PACKS_BUCKET),
    bankHolidays: bankHolidays({ url: env.BANK_HOLIDAYS_URL, now }),
    goOn: invokeLater(new LambdaClient({}), env.MAKE_PACK_FUNCTION),
    oneCall,
    now,
  }),
);
