import { Construct } from 'constructs';
import type { Machines } from '../processes/machines.ts';
import { keyUsersRole } from '../stored/sealed-key.ts';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import type { Documents } from './documents.ts';
import type { EvidencePacks } from './evidence-packs.ts';
import { HouseFunction } from './house-function.ts';
import type { OutsideServices } from './outside-services.ts';
import { useRecords } from './records.ts';
import type { SecretParameters } from './secret-parameters.ts';
import type { SignInPools } from './sign-in.ts';
import type { TaskFunctions } from './task-functions.ts';
import {
  byPerson,
  byProvider,
  byStatus,
  use,
  useDocuments,
  useFunction,
  useMachine,
  useStanding,
  within,
} from './use.ts';

export interface SitesProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
  readonly secrets: SecretParameters;
  readonly outside: OutsideServices;
  readonly signIn: SignInPools;
  readonly tasks: TaskFunctions;
  readonly documents: Documents;
  readonly evidencePacks: EvidencePacks;
  readonly machines: Machines;
  readonly siteUrl: string;
  /** The roles that may read what is sealed (seal-readers.ts). */
  readonly sealReaders: string;
  readonly siteConcurrency?: number | undefined;
}

/** The three sites. Officers' pages have no permission on what holds drafts and sealed applications (docs/rules.md, rule 2). */
export class Sites extends Construct {
  readonly provider: HouseFunction;
  readonly officer: HouseFunction;
  readonly public: HouseFunction;

  constructor(scope: Construct, id: string, props: SitesProps) {
    super(scope, id);
    this.provider = this.#providerSite(props);
    this.officer = this.#officerSite(props);
    this.public = this.#publicSite(props);
    props.machines.mayBeAnsweredBy(this.officer);
  }

  #providerSite({
    assets,
    stored,
    secrets,
    outside,
    signIn,
    tasks,
    documents,
    siteUrl,
    sealReaders,
    siteConcurrency,
  }: SitesProps): HouseFunction {
    return new HouseFunction(this, 'provider-site', {
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
  }

  #officerSite({
    assets,
    stored,
    secrets,
    outside,
    signIn,
    tasks,
    evidencePacks,
    machines,
    siteUrl,
    siteConcurrency,
  }: SitesProps): HouseFunction {
    return new HouseFunction(this, 'officer-site', {
      assets,
      stage: stored.stage,
      memoryMegabytes: 1024,
      reservedConcurrency: siteConcurrency,
      environment: {
        STAGE: stored.stage,
        RECORDS_TABLE: useRecords(
          stored.records,
          'officer-site',
          {
            getTogether: [
              'AGREEMENT',
              'APPLICATION',
              'AWARD',
              'CLARIFICATION',
              'CONTROL',
              'CONTROL-CODE',
              'CONTROL-TYPED',
              'CORRECTED',
              'CORRECTION',
              'DRAFT',
              'EVIDENCE',
              'FROZEN',
              'INTEREST',
              'LIST',
              'PACK',
              'REGISTER',
              'REPRESENTATION',
              'WAIT',
              'WINDOW',
            ],
            query: [
              'AGREEMENT',
              'AWARD',
              'CLARIFICATION',
              'CONTRACTS',
              'DRAFT',
              'INTEREST',
              'LIST',
              'LOCATION',
              'NOTICES',
              'REGISTER',
              'REPRESENTATION',
              'SEAL',
              'WAIT',
              'WINDOW',
            ],
            put: [
              'AGREEMENT',
              'APPLICATION',
              'AWARD',
              'CLARIFICATION',
              'CONTROL',
              'CONTROL-CODE',
              'CORRECTED',
              'CORRECTION',
              'ENTRY',
              'EVIDENCE',
              'LIST',
              'LOCATION',
              'PACK',
              'REPRESENTATION',
              'WAIT',
              'WINDOW',
            ],
            // That an officer has declared nothing more since their decision was weighed: the declaration lies with its window. And that a code
            // has not been typed, which another takes the place of; and that an award still waits for what is decided on its places.
            check: ['CONTROL-TYPED', 'WAIT', 'WINDOW'],
            add: ['LIST'],
            remove: ['LIST'],
          },
          byStatus(),
        ),
        AUDIT_TABLE: use(stored.audit, byStatus()),
        OPENED_BUCKET: useDocuments(stored.openedDocuments, {
          'kept/': ['GetObjectTagging', { onceClean: 'GetObject' }],
        }),
        OFFICER_SESSIONS_TABLE: use(
          stored.officerSessions,
          ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
          byPerson('OFFICERS', 'ENDED'),
        ),
        OFFICERS_POOL: useStanding(stored.people.officers),
        OIDC_ISSUER: signIn.officerIssuer,
        OIDC_CLIENT_ID: signIn.officerClient.userPoolClientId,
        SITE_URL: siteUrl,
        CQC_BASE_URL: outside.cqcUrl,
        CQC_KEY_PARAMETER: secrets.cqcKey,
        FORM_SECRET_PARAMETER: secrets.formSecret,
        WINDOW_MACHINE: useMachine(machines.window),
        CHANGE_MACHINE: useMachine(machines.change),
        APPLICATION_MACHINE: useMachine(machines.application),
        BANK_HOLIDAYS_URL: outside.bankHolidaysUrl,
        // Letters that could not be delivered; those that tell who has applied lie in other partitions (docs/rules.md, rule 2).
        LETTERS_TABLE: use(stored.letters, byStatus('UNDELIVERABLE'), within(['LETTER#*'], ['GetItem', 'PutItem'])),
        SEND_LETTERS_FUNCTION: useFunction(tasks.sendLetters),
        MAKE_PACK_FUNCTION: useFunction(evidencePacks.makePack),
        PACKS_BUCKET: useDocuments(stored.packs, { 'packs/': ['GetObject'] }),
      },
    });
  }

  #publicSite({ assets, stored, secrets, outside, tasks, documents, siteUrl }: SitesProps): HouseFunction {
    return new HouseFunction(this, 'public-site', {
      assets,
      stage: stored.stage,
      environment: {
        STAGE: stored.stage,
        RECORDS_TABLE: useRecords(stored.records, 'public-site', {
          get: ['AGREEMENT', 'NOTICES', 'PLACE'],
          query: ['AGREEMENT', 'CLARIFIED', 'NOTICES', 'PLACE'],
        }),
        // Who asked for news of openings: it can put somebody on that list and take somebody off, and not read it.
        LETTERS_TABLE: use(
          stored.letters,
          within(['NEWS-ASKED#*'], ['GetItem', 'PutItem']),
          within(['NEWS#*'], ['PutItem', 'DeleteItem']),
          within(['SEALED-LETTER#news.confirm-*'], ['PutItem']),
        ),
        // How many asked within minutes, of all that lies there.
        PROVIDER_SESSIONS_TABLE: use(
          stored.providerSessions,
          within(['allowance#news#*', 'allowance#public-look-up#*'], ['UpdateItem']),
        ),
        SEND_LETTERS_FUNCTION: useFunction(tasks.sendLetters),
        WRITE_PDF_FUNCTION: useFunction(documents.writePdf),
        CQC_BASE_URL: outside.cqcUrl,
        CQC_KEY_PARAMETER: secrets.cqcKey,
        SITE_URL: siteUrl,
      },
    });
  }
}
