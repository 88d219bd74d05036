import { LambdaClient } from '@aws-sdk/client-lambda';
import { now } from '../../../adapters/clock.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import { askers, clarificationRepository, publishedClarifications } from '../../../adapters/dynamodb/clarifications.ts';
import { interestRepository } from '../../../adapters/dynamodb/interests.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { newsRepository } from '../../../adapters/dynamodb/news.ts';
import { representationRepository } from '../../../adapters/dynamodb/representations.ts';
import { sealRepository } from '../../../adapters/dynamodb/seals.ts';
import { setAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { documentClient, table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import { invokeLater } from '../../../adapters/functions/invoke-later.ts';
import { taskHandler } from '../../shared/task-handler.ts';
import { oneCall } from '../in-batches.ts';
import { environment } from './env.ts';
import { tellProviders } from './handler.ts';
import { input, output } from './schema.ts';

const env = environment.parse(process.env);
const client = documentClient();
const letters = table(client, env.LETTERS_TABLE);
const records = table(client, env.RECORDS_TABLE, 'tell-providers');

export const handler = taskHandler(
  { input, output },
  tellProviders({
    windows: windowRepository(records),
    applications: applicationRepository(records),
    setAside: setAsideRepository(records),
    representations: representationRepository(records),
    awards: awardRepository(records),
    interests: interestRepository(records),
    clarifications: clarificationRepository(records),
    published: publishedClarifications(records),
    askers: askers(letters),
    seals: sealRepository(records),
    readers: env.SEAL_READERS,
    news: newsRepository(letters),
    letters: letterRepository(client, letters),
    sendLetters: invokeLater(new LambdaClient({}), env.SEND_LETTERS_FUNCTION),
    siteUrl: env.SITE_URL,
    now,
    oneCall,
  }),
);
