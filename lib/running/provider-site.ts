import type { Construct } from 'constructs';
import { keyUsersRole } from '../stored/sealed-key.ts';
import { HouseFunction } from './house-function.ts';
import { useRecords } from './records.ts';
import type { SitesProps } from './sites-props.ts';
import { byPerson, byProvider, use, useDocuments, useFunction, within } from './use.ts';

/** Where providers apply, which alone writes what is sealed. */
export const providerSite = (
  scope: Construct,
  { assets, stored, secrets, outside, signIn, tasks, documents, siteUrl, sealReaders, siteConcurrency }: SitesProps,
): HouseFunction =>
  new HouseFunction(scope, 'provider-site', {
    assets,
    stage: stored.stage,
    roleName: keyUsersRole(stored, 'provider-site'),
    memoryMegabytes: 1024,
    reservedConcurrency: siteConcurrency,
    environment: {
      STAGE: stored.stage,
      // What was noted of the seal, and what was submitted, it cannot remove.
      SEALED_TABLE: use(
        stored.sealed,
        ['BatchGetItem', 'PutItem', 'Query'],
        within(['WINDOW#*#PROVIDER#*'], ['UpdateItem']),
        // Which location an application names, once it names another or is withdrawn.
        within(['WINDOW#*#LOCATION#*'], ['DeleteItem']),
        // That somebody acts for a provider, once they do not any more.
        within(['ACCOUNT#*'], ['DeleteItem']),
      ),
      RECORDS_TABLE: useRecords(stored.records, 'provider-site', {
        // A code's hash is read, and the code itself written: whoever breaks in here can mark nothing as proved without it.
        getTogether: [
          'AGREEMENT',
          'CLARIFICATION',
          'CONTRACTS',
          'CONTROL-CODE',
          'CONTROL-TYPED',
          'INTEREST',
          'OUTCOME',
          'REGISTER',
          'STANDING',
        ],
        query: ['AGREEMENT', 'CLARIFIED', 'CONTROL-CODE', 'CORRECTION', 'REPRESENTATION', 'SEAL'],
        put: [
          'CLARIFICATION',
          'CONTROL-TYPED',
          'CORRECTION',
          'ENTRY',
          'INTEREST',
          'LEAVING',
          'REPRESENTATION',
          'STANDING',
        ],
      }),
      // What a provider was written, and whether outcomes are released. No letter with a code, or with a link to confirm something, is among it.
      LETTERS_TABLE: use(
        stored.letters,
        ['PutItem'],
        byProvider,
        within(['LETTER#*'], ['GetItem', 'Query']),
        within(
          [
            'SEALED-LETTER#*.receipt-*',
            'SEALED-LETTER#*.withdrawal-*',
            'SEALED-LETTER#*.reminder-*',
            'SEALED-LETTER#*.not-submitted.*',
            'SEALED-LETTER#*.signing-*',
            'SEALED-LETTER#*.answered-*',
            'TOGETHER#*',
          ],
          ['GetItem'],
        ),
      ),
      PROVIDER_SESSIONS_TABLE: use(
        stored.providerSessions,
        ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
        byPerson('PERSON#*'),
      ),
      SEALED_BUCKET: useDocuments(stored.sealedDocuments, {
        'arriving/': ['PutObject', 'GetObject'],
        'kept/': ['PutObject', 'GetObject', 'GetObjectVersion', 'GetObjectVersionTagging'],
      }),
      OIDC_ISSUER: signIn.providerIssuer,
      OIDC_CLIENT_ID: signIn.providerClient.userPoolClientId,
      SITE_URL: siteUrl,
      SEAL_READERS: sealReaders,
      CQC_BASE_URL: outside.cqcUrl,
      CQC_KEY_PARAMETER: secrets.cqcKey,
      FORM_SECRET_PARAMETER: secrets.formSecret,
      SEND_LETTERS_FUNCTION: useFunction(tasks.sendLetters),
      WRITE_PDF_FUNCTION: useFunction(documents.writePdf),
    },
  });
