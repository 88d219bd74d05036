import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { keyUsersRole } from '../stored/sealed-key.ts';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import type { FunctionName, Given, Only } from './environments.ts';
import { HouseFunction } from './house-function.ts';
import type { OutsideServices } from './outside-services.ts';
import { useRecords } from './records.ts';
import type { SecretParameters } from './secret-parameters.ts';
import { byStatus, use, useDocuments, useFunction } from './use.ts';

export interface TaskFunctionsProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
  readonly secrets: SecretParameters;
  readonly outside: OutsideServices;
  readonly siteUrl: string;
  /** The roles that may read what is sealed (seal-readers.ts). */
  readonly sealReaders: string;
}

/** Every Task of the state machines, each with only what it uses. */
export class TaskFunctions extends Construct {
  readonly prepareWindow: HouseFunction;
  readonly openWindow: HouseFunction;
  readonly closeWindow: HouseFunction;
  readonly tellProviders: HouseFunction;
  readonly endWindow: HouseFunction;
  readonly unsealApplications: HouseFunction;
  readonly checkRegistration: HouseFunction;
  readonly checkCompliance: HouseFunction;
  readonly hearRepresentation: HouseFunction;
  readonly askOfficer: HouseFunction;
  readonly recordScores: HouseFunction;
  readonly askRegisterAgain: HouseFunction;
  readonly writeOutcomeLetters: HouseFunction;
  readonly sendLetters: HouseFunction;
  readonly beginStandstill: HouseFunction;
  readonly endStandstill: HouseFunction;
  readonly makeContracts: HouseFunction;
  readonly publishNotices: HouseFunction;

  constructor(
    scope: Construct,
    id: string,
    { assets, stored, secrets, outside, siteUrl, sealReaders }: TaskFunctionsProps,
  ) {
    super(scope, id);
    const { records, sealed, letters, sealedDocuments, openedDocuments } = stored;
    const task = <Name extends FunctionName, Environment extends Given<Name>>(
      name: Name,
      environment: Only<Name, Environment>,
      timeout?: Duration,
      roleName?: string,
    ) =>
      new HouseFunction(this, name, {
        assets,
        environment,
        ...(timeout && { timeout }),
        ...(roleName && { roleName }),
      });
    const long = Duration.minutes(15);
    const register = { CQC_BASE_URL: outside.cqcUrl, CQC_KEY_PARAMETER: secrets.cqcKey };
    const bankHolidays = { BANK_HOLIDAYS_URL: outside.bankHolidaysUrl };
    const site = { SITE_URL: siteUrl };
    const notesReaders = { SEAL_READERS: sealReaders };

    this.sendLetters = task(
      'send-letters',
      {
        LETTERS_TABLE: use(letters, ['UpdateItem'], byStatus()),
        NOTIFY_BASE_URL: outside.notifyUrl,
        NOTIFY_KEY_PARAMETER: secrets.notifyKey,
        NOTIFY_TEMPLATE_ID: outside.notifyTemplateId,
      },
      long,
    );
    const sendsLetters = { SEND_LETTERS_FUNCTION: useFunction(this.sendLetters) };
    const on = (name: FunctionName, kinds: Parameters<typeof useRecords>[2]) => ({
      RECORDS_TABLE: useRecords(records, name, kinds),
    });
    const writesLetters = { LETTERS_TABLE: use(letters, ['PutItem']) };
    const readsLetters = { LETTERS_TABLE: use(letters, ['GetItem']) };
    const readsAndWritesLetters = { LETTERS_TABLE: use(letters, ['GetItem', 'PutItem']) };

    this.prepareWindow = task(
      'prepare-window',
      on('prepare-window', { get: ['AGREEMENT'], query: ['AGREEMENT'], put: ['AGREEMENT', 'ENTRY'] }),
    );
    this.openWindow = task('open-window', {
      ...on('open-window', { get: ['AGREEMENT'], put: ['AGREEMENT', 'ENTRY', 'SEAL'] }),
      ...notesReaders,
    });
    this.closeWindow = task('close-window', {
      ...on('close-window', { get: ['AGREEMENT'], put: ['AGREEMENT', 'ENTRY', 'SEAL'] }),
      ...notesReaders,
    });
    this.tellProviders = task(
      'tell-providers',
      {
        ...on('tell-providers', {
          get: ['AGREEMENT', 'REPRESENTATION'],
          query: ['AWARD', 'INTEREST', 'WINDOW'],
          put: ['AGREEMENT', 'ENTRY', 'SEAL'],
        }),
        ...notesReaders,
        ...writesLetters,
        ...sendsLetters,
        ...site,
      },
      long,
    );
    this.endWindow = task(
      'end-window',
      {
        ...on('end-window', {
          get: ['AGREEMENT', 'OUTCOME', 'REPRESENTATION', 'WAIT'],
          query: ['AWARD', 'REPRESENTATION', 'WAIT', 'WINDOW'],
          put: ['AGREEMENT', 'ENTRY', 'OUTCOME', 'WAIT', 'WINDOW'],
        }),
        ...readsAndWritesLetters,
      },
      long,
    );
    this.unsealApplications = task(
      'unseal-applications',
      {
        ...on('unseal-applications', {
          get: ['AGREEMENT', 'APPLICATION', 'FROZEN', 'REPRESENTATION', 'WINDOW'],
          query: ['FILE', 'SEAL'],
          put: ['AGREEMENT', 'APPLICATION', 'ENTRY', 'FILE', 'FROZEN', 'LOCATION', 'REPRESENTATION', 'SEAL', 'WINDOW'],
        }),
        ...notesReaders,
        SEALED_TABLE: use(sealed, ['GetItem', 'Query']),
        SEALED_BUCKET: useDocuments(sealedDocuments, { 'kept/': ['GetObjectVersion'] }),
        OPENED_BUCKET: useDocuments(openedDocuments, { 'kept/': ['PutObject'] }),
        ...writesLetters,
        ...sendsLetters,
        ...site,
      },
      long,
      keyUsersRole(stored, 'unseal-applications'),
    );

    this.checkRegistration = task('check-registration', {
      ...on('check-registration', {
        get: ['AGREEMENT', 'FROZEN', 'WINDOW'],
        // Who else names the location, or has a contract for it.
        query: ['LOCATION', 'REGISTER'],
        put: ['ENTRY', 'EVIDENCE', 'WINDOW'],
      }),
      ...register,
    });
    this.checkCompliance = task(
      'check-compliance',
      on('check-compliance', { get: ['AGREEMENT', 'FROZEN', 'WINDOW'], put: ['ENTRY', 'WINDOW'] }),
    );
    this.hearRepresentation = task('hear-representation', {
      ...on('hear-representation', {
        get: ['AGREEMENT', 'REPRESENTATION', 'WINDOW'],
        put: ['ENTRY', 'REPRESENTATION', 'WINDOW'],
      }),
      ...readsAndWritesLetters,
      ...sendsLetters,
      ...bankHolidays,
      ...site,
    });
    this.askOfficer = task('ask-officer', {
      ...on('ask-officer', {
        get: ['AGREEMENT', 'APPLICATION', 'AWARD', 'WAIT', 'WINDOW'],
        query: ['AWARD', 'WINDOW'],
        put: ['ENTRY', 'WAIT', 'WINDOW'],
      }),
      ...readsLetters,
    });
    this.recordScores = task(
      'record-scores',
      on('record-scores', { get: ['AGREEMENT', 'APPLICATION', 'WINDOW'], put: ['ENTRY', 'WINDOW'] }),
    );

    this.askRegisterAgain = task(
      'ask-register-again',
      {
        ...on('ask-register-again', {
          get: ['AGREEMENT', 'AWARD', 'FROZEN', 'WINDOW'],
          query: ['AWARD', 'LOCATION', 'REGISTER'],
          put: ['ENTRY', 'EVIDENCE', 'WINDOW'],
        }),
        ...register,
      },
      long,
    );
    this.writeOutcomeLetters = task(
      'write-outcome-letters',
      {
        ...on('write-outcome-letters', {
          get: ['AGREEMENT', 'APPLICATION', 'OUTCOME', 'REPRESENTATION'],
          query: ['APPLICATION', 'AWARD', 'WINDOW'],
          put: ['ENTRY', 'OUTCOME', 'WINDOW'],
        }),
        ...writesLetters,
        ...bankHolidays,
        ...site,
      },
      long,
    );
    this.beginStandstill = task(
      'begin-standstill',
      {
        ...on('begin-standstill', {
          get: ['AGREEMENT', 'AWARD', 'FROZEN', 'WINDOW'],
          query: ['AWARD', 'WINDOW'],
          put: ['AGREEMENT', 'AWARD', 'ENTRY', 'NOTICES'],
        }),
        ...readsLetters,
        ...bankHolidays,
      },
      long,
    );
    this.endStandstill = task(
      'end-standstill',
      {
        ...on('end-standstill', {
          get: ['AGREEMENT', 'AWARD', 'OUTCOME', 'REPRESENTATION', 'WAIT'],
          query: ['AWARD', 'WINDOW'],
          put: ['AGREEMENT', 'ENTRY', 'OUTCOME', 'WAIT', 'WINDOW'],
        }),
        ...readsAndWritesLetters,
        ...sendsLetters,
      },
      long,
    );
    this.makeContracts = task(
      'make-contracts',
      {
        ...on('make-contracts', {
          get: ['AGREEMENT', 'CONTROL', 'CONTROL-CODE', 'CONTROL-TYPED', 'FROZEN', 'OUTCOME', 'REGISTER', 'WINDOW'],
          query: ['AWARD'],
          put: ['ENTRY', 'OUTCOME', 'REGISTER', 'WINDOW'],
        }),
        ...writesLetters,
        ...sendsLetters,
      },
      long,
    );
    this.publishNotices = task(
      'publish-notices',
      on('publish-notices', {
        get: ['AGREEMENT'],
        query: ['AWARD', 'REGISTER'],
        put: ['AGREEMENT', 'ENTRY', 'NOTICES'],
      }),
      long,
    );
  }
}
