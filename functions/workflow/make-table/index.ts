import { S3Client } from '@aws-sdk/client-s3';
import { now } from '../../../adapters/clock.ts';
import { storedTables } from '../../../adapters/documents/stored-tables.ts';
import { auditTrail } from '../../../adapters/dynamodb/audit.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { readsTogether } from '../../../adapters/dynamodb/reads.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { agreements } from '../../../agreements/index.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { tableRecords } from './deps.ts';
import { environment } from './env.ts';
import { makeTable } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const documents = documentClient();
const together = readsTogether(documents);

export const handler = taskHandler(
  { input, output },
  makeTable({
    ...tableRecords(table(documents, env.RECORDS_TABLE, 'make-table', together)),
    agreements,
    trail: auditTrail(table(documents, env.AUDIT_TABLE)),
    letters: letterRepository(documents, table(documents, env.LETTERS_TABLE, 'nobody', together)),
    stored: storedTables(new S3Client({}), env.PACKS_BUCKET),
    now,
  }),
);
