import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { now } from '../../../adapters/clock.ts';
import { unsealDocuments } from '../../../adapters/documents/unseal-documents.ts';
import { applicationLists } from '../../../adapters/dynamodb/application-lists.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { interestRepository } from '../../../adapters/dynamodb/interests.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { representationRepository } from '../../../adapters/dynamodb/representations.ts';
import { sealedApplicationRepository } from '../../../adapters/dynamodb/sealed-applications.ts';
import { sealedReadRepository } from '../../../adapters/dynamodb/sealed-reads.ts';
import { sealRepository } from '../../../adapters/dynamodb/seals.ts';
import { setAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { unsafeFileRepository } from '../../../adapters/dynamodb/unsafe-files.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { invokeLater } from '../../../adapters/functions/invoke-later.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { oneCall } from '../in-batches.ts';
import { environment } from './env.ts';
import { unsealApplications } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const client = documentClient();
const records = table(client, env.RECORDS_TABLE, 'unseal-applications');
const sealed = table(client, env.SEALED_TABLE);
// A file that storage does not copy at once is asked for again; one that hangs is given up, so that the others go on.
const storage = new S3Client({ maxAttempts: 6, requestHandler: { requestTimeout: 60_000 } });

export const handler = taskHandler(
  { input, output },
  unsealApplications({
    windows: windowRepository(records),
    sealed: sealedApplicationRepository(sealed),
    sealedReads: sealedReadRepository(sealed),
    seals: sealRepository(records),
    readers: env.SEAL_READERS,
    interests: interestRepository(records),
    applications: applicationRepository(records),
    lists: applicationLists(records),
    setAside: setAsideRepository(records),
    unsafeFiles: unsafeFileRepository(records),
    representations: representationRepository(records),
    letters: letterRepository(client, table(client, env.LETTERS_TABLE)),
    sendLetters: invokeLater(new LambdaClient({}), env.SEND_LETTERS_FUNCTION),
    siteUrl: env.SITE_URL,
    unsealDocuments: unsealDocuments(storage, env.SEALED_BUCKET, env.OPENED_BUCKET),
    now,
    oneCall,
  }),
);
