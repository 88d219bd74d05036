import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { now } from '../../adapters/clock.ts';
import { cqcRegister } from '../../adapters/cqc/cqc-register.ts';
import { addressRepository } from '../../adapters/dynamodb/addresses.ts';
import {
  askedQuestions,
  clarificationRepository,
  publishedClarifications,
} from '../../adapters/dynamodb/clarifications.ts';
import { contractStandings } from '../../adapters/dynamodb/contract-standings.ts';
import { contractRepository, outcomeRepository } from '../../adapters/dynamodb/contracts.ts';
import { controlRepository } from '../../adapters/dynamodb/controls.ts';
import { correctionRepository } from '../../adapters/dynamodb/corrections.ts';
import { heldContracts } from '../../adapters/dynamodb/held-contracts.ts';
import { interestRepository } from '../../adapters/dynamodb/interests.ts';
import { letterRepository } from '../../adapters/dynamodb/letters.ts';
import { providerPeopleRepository } from '../../adapters/dynamodb/provider-people.ts';
import { readsTogether } from '../../adapters/dynamodb/reads.ts';
import { representationRepository } from '../../adapters/dynamodb/representations.ts';
import { sealedApplicationRepository } from '../../adapters/dynamodb/sealed-applications.ts';
import { sealedReadRepository } from '../../adapters/dynamodb/sealed-reads.ts';
import { sealRepository } from '../../adapters/dynamodb/seals.ts';
import { documentClient, table } from '../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../adapters/dynamodb/windows.ts';
import { invokeLater } from '../../adapters/functions/invoke-later.ts';
import { pdfWriter } from '../../adapters/functions/pdf-writer.ts';
import { parameterStore, secret } from '../../adapters/secrets/secret.ts';
import { allowances } from '../../adapters/sessions/allowances.ts';
import { keptForms } from '../../adapters/sessions/kept-forms.ts';
import { openSessions } from '../../adapters/sessions/open-sessions.ts';
import { sessionRepository } from '../../adapters/sessions/session-repository.ts';
import { uploadSpace } from '../../adapters/uploads/upload-space.ts';
import { agreements } from '../../agreements/index.ts';
import { signInWith } from '../shared/sign-in/sign-in.ts';
import { printedOnStage } from '../shared/web/on-stage.ts';
import { pageHandler } from '../shared/web/page-handler.ts';
import { environment } from './env.ts';
import { paths } from './paths.ts';
import { providerSite } from './site.ts';

const env = environment.parse(process.env);
const documents = documentClient();
const together = readsTogether(documents);
const records = table(documents, env.RECORDS_TABLE, 'provider-site', together);
const sealed = table(documents, env.SEALED_TABLE, undefined, together);
const people = providerPeopleRepository(sealed);
const contracts = contractRepository(records);
const letters = table(documents, env.LETTERS_TABLE);
const ssm = parameterStore();
const cqcKey = secret({ ssm, name: env.CQC_KEY_PARAMETER, now });
const functions = new LambdaClient({});
const sessionTable = { documents, table: env.PROVIDER_SESSIONS_TABLE, now };

export const handler = pageHandler(
  providerSite(
    {
      agreements,
      records,
      windows: windowRepository(records),
      sealed: sealedApplicationRepository(sealed),
      sealedReads: sealedReadRepository(sealed),
      sealReaders: env.SEAL_READERS,
      seals: sealRepository(records),
      addresses: addressRepository(sealed),
      people,
      interests: interestRepository(records),
      heldContracts: heldContracts(contracts),
      contracts,
      standings: contractStandings(records),
      outcomes: outcomeRepository(records),
      controls: controlRepository(records),
      representations: representationRepository(records),
      corrections: correctionRepository(records),
      asked: askedQuestions({ records, sealed, letters }),
      clarifications: clarificationRepository(records),
      published: publishedClarifications(records),
      letters: letterRepository(documents, letters),
      lookUp: async (id) => cqcRegister({ baseUrl: env.CQC_BASE_URL, key: await cqcKey(), now }).look(id),
      openSessions: openSessions(sessionTable, 'provider'),
      allowances: allowances(sessionTable),
      uploads: uploadSpace({ client: new S3Client({}), bucket: env.SEALED_BUCKET, now }),
      sendLetters: invokeLater(functions, env.SEND_LETTERS_FUNCTION),
      writePdf: printedOnStage(env.STAGE, pdfWriter(functions, env.WRITE_PDF_FUNCTION)),
      siteUrl: env.SITE_URL,
    },
    signInWith({
      name: 'provider',
      home: paths.home,
      siteUrl: env.SITE_URL,
      issuerUrl: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      formSecret: secret({ ssm, name: env.FORM_SECRET_PARAMETER, now }),
      sessions: sessionRepository(sessionTable, 'provider'),
      keptForms: keptForms(sessionTable),
      people,
    }),
  ),
  { stage: env.STAGE },
);
