import { LambdaClient } from '@aws-sdk/client-lambda';
import { now } from '../../adapters/clock.ts';
import { cqcRegister } from '../../adapters/cqc/cqc-register.ts';
import { publishedClarifications } from '../../adapters/dynamodb/clarifications.ts';
import { letterRepository } from '../../adapters/dynamodb/letters.ts';
import { newsRepository } from '../../adapters/dynamodb/news.ts';
import { noticeRepository } from '../../adapters/dynamodb/notices.ts';
import { registerLists } from '../../adapters/dynamodb/register-lists.ts';
import { documentClient, table } from '../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../adapters/dynamodb/windows.ts';
import { invokeLater } from '../../adapters/functions/invoke-later.ts';
import { keptPdfs } from '../../adapters/functions/kept-pdfs.ts';
import { pdfWriter } from '../../adapters/functions/pdf-writer.ts';
import { parameterStore, secret } from '../../adapters/secrets/secret.ts';
import { allowances } from '../../adapters/sessions/allowances.ts';
import { agreements } from '../../agreements/index.ts';
import { printedOnStage } from '../shared/web/on-stage.ts';
import { pageHandler } from '../shared/web/page-handler.ts';
import { environment } from './env.ts';
import { publicSite } from './site.ts';

const env = environment.parse(process.env);
const documents = documentClient();
const records = table(documents, env.RECORDS_TABLE);
const letters = table(documents, env.LETTERS_TABLE);
const functions = new LambdaClient({});
const cqcKey = secret({ ssm: parameterStore(), name: env.CQC_KEY_PARAMETER, now });

export const handler = pageHandler(
  publicSite({
    agreements,
    windows: windowRepository(records),
    registerLists: registerLists(records),
    published: publishedClarifications(records),
    notices: noticeRepository(records),
    lookUp: async (id) => cqcRegister({ baseUrl: env.CQC_BASE_URL, key: await cqcKey(), now }).look(id),
    news: newsRepository(letters),
    letters: letterRepository(documents, letters),
    allowances: allowances({ documents, table: env.PROVIDER_SESSIONS_TABLE, now }),
    sendLetters: invokeLater(functions, env.SEND_LETTERS_FUNCTION),
    writePdf: printedOnStage(env.STAGE, keptPdfs(pdfWriter(functions, env.WRITE_PDF_FUNCTION))),
    siteUrl: env.SITE_URL,
  }),
  { stage: env.STAGE },
);
