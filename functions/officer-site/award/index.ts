import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { now } from '../../../adapters/clock.ts';
import { packAddress } from '../../../adapters/documents/stored-packs.ts';
import { tableAddress } from '../../../adapters/documents/stored-tables.ts';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import { invokeLater } from '../../../adapters/functions/invoke-later.ts';
import { pageHandler } from '../../shared/web/page-handler.ts';
import type { AwardDeps } from '../deps.ts';
import { reached } from '../reached.ts';
import { officerSite } from '../site.ts';
import { environment } from './env.ts';
import { awardRoutes } from './routes.ts';

const env = environment.parse(process.env);
const { deps, signIn, documents } = reached(env, 'officer-site-award', now);

const functions = new LambdaClient({});
const storage = new S3Client({});

const ofAward: AwardDeps = {
  ...deps,
  makePack: invokeLater(functions, env.MAKE_PACK_FUNCTION),
  packAddress: packAddress(storage, env.PACKS_BUCKET),
  makeTable: invokeLater(functions, env.MAKE_TABLE_FUNCTION),
  tableAddress: tableAddress(storage, env.PACKS_BUCKET),
  sendLetters: invokeLater(functions, env.SEND_LETTERS_FUNCTION),
  letters: letterRepository(documents, table(documents, env.LETTERS_TABLE)),
};

export const handler = pageHandler(officerSite(ofAward, signIn, awardRoutes(ofAward)), { stage: env.STAGE });
