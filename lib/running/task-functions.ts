import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { recipientsAsText } from '../../domain/letters/recipients.ts';
import { sendingTimes } from '../../domain/letters/sending-times.ts';
import type { Machines } from '../processes/machines.ts';
import { keyUsersRole } from '../stored/sealed-key.ts';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import type { FunctionName, Given, Only } from './environments.ts';
import { HouseFunction } from './house-function.ts';
import type { OutsideServices } from './outside-services.ts';
import { useRecords } from './records.ts';
import { recordsOfTasks } from './records-of-tasks.ts';
import type { SecretParameters } from './secret-parameters.ts';
import { byStatus, use, useDocuments, useExecutions, useFunction, useMachine, within } from './use.ts';

export interface TaskFunctionsProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
  readonly secrets: SecretParameters;
  readonly outside: OutsideServices;
  readonly siteUrl: string;
  /** The roles that may read what is sealed (seal-readers.ts). */
  readonly sealReaders: string;
  readonly machines: Machines;
}

/** The Tasks of the state machines, each with only what it uses. */
export class TaskFunctions extends Construct {
  readonly prepareWindow: HouseFunction;
  readonly openWindow: HouseFunction;
  readonly closeWindow: HouseFunction;
  readonly tellProviders: HouseFunction;
  readonly remindApplicants: HouseFunction;
  readonly unsealApplications: HouseFunction;
  readonly startApplications: HouseFunction;
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
  readonly endWindow: HouseFunction;

  constructor(
    scope: Construct,
    id: string,
    { assets, stored, secrets, outside, siteUrl, sealReaders, machines }: TaskFunctionsProps,
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
        stage: stored.stage,
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
        LETTERS_TABLE: use(
          letters,
          ['UpdateItem'],
          byStatus(),
          within(['TOGETHER#*'], ['GetItem']),
          // What a long letter says lies beside it. Those that are kept from officers are short.
          within(['LETTER#*'], ['Query']),
        ),
        NOTIFY_BASE_URL: outside.notifyUrl,
        NOTIFY_KEY_PARAMETER: secrets.notifyKey,
        NOTIFY_TEMPLATE_ID: outside.notifyTemplateId,
        ALLOWED_RECIPIENTS: recipientsAsText(outside.recipients),
      },
      Duration.seconds(sendingTimes.function),
    );
    const sendsLetters = { SEND_LETTERS_FUNCTION: useFunction(this.sendLetters) };
    const on = (name: keyof typeof recordsOfTasks) => ({
      RECORDS_TABLE: useRecords(records, name, recordsOfTasks[name]),
    });
    const writesLetters = { LETTERS_TABLE: use(letters, ['PutItem']) };
    const readsLetters = { LETTERS_TABLE: use(letters, ['GetItem']) };
    const readsAndWritesLetters = { LETTERS_TABLE: use(letters, ['GetItem', 'PutItem']) };

    this.prepareWindow = task('prepare-window', on('prepare-window'));
    this.openWindow = task('open-window', {
      ...on('open-window'),
      ...notesReaders,
    });
    this.closeWindow = task('close-window', {
      ...on('close-window'),
      ...notesReaders,
    });
    this.tellProviders = task(
      'tell-providers',
      {
        ...on('tell-providers'),
        ...notesReaders,
        // Who asked a question, to be told the answer to it, is known to this task alone.
        LETTERS_TABLE: use(letters, ['PutItem'], within(['NEWS#*'], ['Query']), within(['ASKER#*'], ['GetItem'])),
        ...sendsLetters,
        ...site,
      },
      long,
    );
    this.remindApplicants = task(
      'remind-applicants',
      {
        ...on('remind-applicants'),
        // Who has begun, and whether it stands submitted: no partition that holds an answer.
        SEALED_TABLE: use(sealed, within(['WINDOW#*#BEGUN'], ['GetItem', 'Query'])),
        LETTERS_TABLE: use(letters, within(['SEALED-LETTER#*.reminder-*'], ['GetItem', 'PutItem'])),
        ...sendsLetters,
        ...site,
      },
      long,
      keyUsersRole(stored, 'remind-applicants'),
    );
    this.unsealApplications = task(
      'unseal-applications',
      {
        ...on('unseal-applications'),
        ...notesReaders,
        SEALED_TABLE: use(sealed, ['GetItem', 'Query'], within(['WINDOW#*#BEGUN'], ['UpdateItem'])),
        SEALED_BUCKET: useDocuments(sealedDocuments, { 'kept/': ['GetObjectVersion'] }),
        OPENED_BUCKET: useDocuments(openedDocuments, { 'kept/': ['PutObject'] }),
        ...writesLetters,
        ...sendsLetters,
        ...site,
      },
      long,
      keyUsersRole(stored, 'unseal-applications'),
    );

    this.startApplications = task(
      'start-applications',
      { ...on('start-applications'), APPLICATION_MACHINE: useMachine(machines.application) },
      long,
    );

    this.checkRegistration = task('check-registration', {
      ...on('check-registration'),
      ...register,
    });
    this.checkCompliance = task('check-compliance', on('check-compliance'));
    this.hearRepresentation = task('hear-representation', {
      ...on('hear-representation'),
      ...readsAndWritesLetters,
      ...sendsLetters,
      ...bankHolidays,
      ...site,
    });
    this.askOfficer = task('ask-officer', {
      ...on('ask-officer'),
      LETTERS_TABLE: use(letters, byStatus('UNDELIVERABLE'), within(['LETTER#*'], ['GetItem'])),
    });
    machines.mayBeAnsweredBy(this.askOfficer);
    this.recordScores = task('record-scores', on('record-scores'));

    this.askRegisterAgain = task(
      'ask-register-again',
      {
        ...on('ask-register-again'),
        ...register,
      },
      long,
    );
    this.writeOutcomeLetters = task(
      'write-outcome-letters',
      {
        ...on('write-outcome-letters'),
        ...writesLetters,
        ...bankHolidays,
        ...site,
      },
      long,
    );
    this.beginStandstill = task(
      'begin-standstill',
      {
        ...on('begin-standstill'),
        ...readsLetters,
        ...bankHolidays,
      },
      long,
    );
    this.endStandstill = task(
      'end-standstill',
      {
        ...on('end-standstill'),
        ...readsAndWritesLetters,
        ...sendsLetters,
      },
      long,
    );
    this.makeContracts = task(
      'make-contracts',
      {
        ...on('make-contracts'),
        ...writesLetters,
        ...sendsLetters,
        ...bankHolidays,
        ...site,
      },
      long,
    );
    this.publishNotices = task('publish-notices', on('publish-notices'), long);
    this.endWindow = task(
      'end-window',
      {
        ...on('end-window'),
        ...readsAndWritesLetters,
        APPLICATION_MACHINE: useExecutions(machines.application),
        AWARD_MACHINE: useExecutions(machines.award),
      },
      long,
    );
    machines.mayBeStoppedBy(this.endWindow);
  }
}
