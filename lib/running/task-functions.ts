import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import type { FunctionName, Given, Only } from './environments.ts';
import { HouseFunction } from './house-function.ts';
import type { OutsideServices } from './outside-services.ts';
import type { SecretParameters } from './secret-parameters.ts';
import { byStatus, use, useDocuments, useFunction, within } from './use.ts';

export interface TaskFunctionsProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
  readonly secrets: SecretParameters;
  readonly outside: OutsideServices;
  readonly siteUrl: string;
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

  constructor(scope: Construct, id: string, { assets, stored, secrets, outside, siteUrl }: TaskFunctionsProps) {
    super(scope, id);
    const { records, sealed, letters, sealedDocuments, openedDocuments } = stored;
    const task = <Name extends FunctionName, Environment extends Given<Name>>(
      name: Name,
      environment: Only<Name, Environment>,
      timeout?: Duration,
    ) => new HouseFunction(this, name, { assets, environment, ...(timeout && { timeout }) });
    const long = Duration.minutes(15);
    const register = { CQC_BASE_URL: outside.cqcUrl, CQC_KEY_PARAMETER: secrets.cqcKey };
    const bankHolidays = { BANK_HOLIDAYS_URL: outside.bankHolidaysUrl };
    const site = { SITE_URL: siteUrl };

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
    const oneRecord = { RECORDS_TABLE: use(records, ['GetItem', 'PutItem']) };
    const manyRecords = { RECORDS_TABLE: use(records, ['GetItem', 'PutItem', 'Query']) };
    const writesLetters = { LETTERS_TABLE: use(letters, ['PutItem']) };
    const readsLetters = { LETTERS_TABLE: use(letters, ['GetItem']) };
    const readsAndWritesLetters = { LETTERS_TABLE: use(letters, ['GetItem', 'PutItem']) };

    this.prepareWindow = task('prepare-window', manyRecords);
    this.openWindow = task('open-window', oneRecord);
    this.closeWindow = task('close-window', oneRecord);
    this.tellProviders = task('tell-providers', { ...manyRecords, ...writesLetters, ...sendsLetters, ...site }, long);
    this.endWindow = task('end-window', { ...manyRecords, ...readsAndWritesLetters }, long);
    this.unsealApplications = task(
      'unseal-applications',
      {
        RECORDS_TABLE: use(records, ['GetItem', 'PutItem'], within(['FILE#*'], ['Query'])),
        SEALED_TABLE: use(sealed, ['GetItem', 'Query']),
        SEALED_BUCKET: useDocuments(sealedDocuments, { 'kept/': ['GetObjectVersion'] }),
        OPENED_BUCKET: useDocuments(openedDocuments, { 'kept/': ['PutObject'] }),
        ...writesLetters,
        ...sendsLetters,
        ...site,
      },
      long,
    );

    this.checkRegistration = task('check-registration', {
      // Who else names the location, or has a contract for it.
      RECORDS_TABLE: use(records, ['GetItem', 'PutItem'], within(['LOCATION#*', 'REGISTER#*'], ['Query'])),
      ...register,
    });
    this.checkCompliance = task('check-compliance', oneRecord);
    this.hearRepresentation = task('hear-representation', {
      ...oneRecord,
      ...readsAndWritesLetters,
      ...sendsLetters,
      ...bankHolidays,
      ...site,
    });
    this.askOfficer = task('ask-officer', { ...manyRecords, ...readsLetters });
    this.recordScores = task('record-scores', oneRecord);

    this.askRegisterAgain = task('ask-register-again', { ...manyRecords, ...register }, long);
    this.writeOutcomeLetters = task(
      'write-outcome-letters',
      { ...manyRecords, ...writesLetters, ...bankHolidays, ...site },
      long,
    );
    this.beginStandstill = task('begin-standstill', { ...manyRecords, ...readsLetters, ...bankHolidays }, long);
    this.endStandstill = task('end-standstill', { ...manyRecords, ...readsAndWritesLetters, ...sendsLetters }, long);
    this.makeContracts = task('make-contracts', { ...manyRecords, ...writesLetters, ...sendsLetters }, long);
    this.publishNotices = task('publish-notices', manyRecords, long);
  }
}
