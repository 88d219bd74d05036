import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type * as z from 'zod';
import type { environment as askOfficerEnv } from '../../functions/workflow/ask-officer/env.ts';
import type { environment as askRegisterAgainEnv } from '../../functions/workflow/ask-register-again/env.ts';
import type { environment as beginStandstillEnv } from '../../functions/workflow/begin-standstill/env.ts';
import type { environment as checkRegistrationEnv } from '../../functions/workflow/check-registration/env.ts';
import type { environment as endStandstillEnv } from '../../functions/workflow/end-standstill/env.ts';
import type { environment as endWindowEnv } from '../../functions/workflow/end-window/env.ts';
import type { environment as finishDeliveriesEnv } from '../../functions/workflow/finish-deliveries/env.ts';
import type { environment as hearRepresentationEnv } from '../../functions/workflow/hear-representation/env.ts';
import type { environment as makeContractsEnv } from '../../functions/workflow/make-contracts/env.ts';
import type { environment as prepareWindowEnv } from '../../functions/workflow/prepare-window/env.ts';
import type { environment as sendLettersEnv } from '../../functions/workflow/send-letters/env.ts';
import type { environment as tellProvidersEnv } from '../../functions/workflow/tell-providers/env.ts';
import type { environment as unsealEnv } from '../../functions/workflow/unseal-applications/env.ts';
import type { environment as writeLettersEnv } from '../../functions/workflow/write-outcome-letters/env.ts';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import { HouseFunction } from './house-function.ts';
import type { OutsideServices } from './outside-services.ts';
import type { SecretParameters } from './secret-parameters.ts';
import { allowIndex, allowOnTable } from './table-access.ts';

type Env<Environment extends z.ZodType<Record<string, string>>> = z.input<Environment>;

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
  readonly finishDeliveries: HouseFunction;

  constructor(scope: Construct, id: string, { assets, stored, secrets, outside, siteUrl }: TaskFunctionsProps) {
    super(scope, id);
    const { records, sealed, letters } = stored;
    const RECORDS_TABLE = records.tableName;
    const LETTERS_TABLE = letters.tableName;
    const long = { timeout: Duration.minutes(15) };
    const task = <Environment extends Record<string, string>>(
      name: string,
      environment: Environment,
      size: { timeout?: Duration } = {},
    ) => new HouseFunction<Environment>(this, pascal(name), { asset: assets(name), environment, ...size });
    const onRecords = (name: string, size: { timeout?: Duration } = {}) => {
      const fn = task<Env<typeof prepareWindowEnv>>(name, { RECORDS_TABLE }, size);
      allowOnTable(fn, records, ['GetItem', 'PutItem']);
      return fn;
    };

    this.sendLetters = task<Env<typeof sendLettersEnv>>(
      'send-letters',
      {
        LETTERS_TABLE,
        NOTIFY_BASE_URL: outside.notifyUrl,
        NOTIFY_KEY_PARAMETER: secrets.notifyKey,
        NOTIFY_TEMPLATE_ID: outside.notifyTemplateId,
      },
      long,
    );
    allowOnTable(this.sendLetters, letters, ['UpdateItem']);
    allowIndex(this.sendLetters, letters);
    secrets.allowReading(this.sendLetters, secrets.notifyKey);
    const SEND_LETTERS_FUNCTION = this.sendLetters.lambda.functionName;
    const sendLettersAfterwards = (fn: HouseFunction) =>
      fn.allow(['lambda:InvokeFunction'], [this.sendLetters.lambda.functionArn]);

    this.prepareWindow = onRecords('prepare-window');
    allowOnTable(this.prepareWindow, records, ['Query']);
    this.openWindow = onRecords('open-window');
    this.closeWindow = onRecords('close-window');
    this.tellProviders = task<Env<typeof tellProvidersEnv>>(
      'tell-providers',
      { RECORDS_TABLE, LETTERS_TABLE, SEND_LETTERS_FUNCTION, SITE_URL: siteUrl },
      long,
    );
    allowOnTable(this.tellProviders, records, ['GetItem', 'PutItem', 'Query']);
    allowOnTable(this.tellProviders, letters, ['PutItem']);
    sendLettersAfterwards(this.tellProviders);
    this.endWindow = task<Env<typeof endWindowEnv>>('end-window', { RECORDS_TABLE, LETTERS_TABLE }, long);
    allowOnTable(this.endWindow, records, ['GetItem', 'PutItem', 'Query']);
    allowOnTable(this.endWindow, letters, ['GetItem', 'PutItem']);

    this.unsealApplications = task<Env<typeof unsealEnv>>(
      'unseal-applications',
      {
        RECORDS_TABLE,
        SEALED_TABLE: sealed.tableName,
        SEALED_BUCKET: stored.sealedDocuments.bucketName,
        OPENED_BUCKET: stored.openedDocuments.bucketName,
        LETTERS_TABLE,
        SEND_LETTERS_FUNCTION,
        SITE_URL: siteUrl,
      },
      long,
    );
    allowOnTable(this.unsealApplications, records, ['GetItem', 'PutItem']);
    allowOnTable(this.unsealApplications, sealed, ['GetItem', 'Query']);
    allowOnTable(this.unsealApplications, letters, ['PutItem']);
    sendLettersAfterwards(this.unsealApplications);
    this.unsealApplications.allow(['s3:GetObject'], [stored.sealedDocuments.arnForObjects('*')]);
    this.unsealApplications.allow(['s3:PutObject'], [stored.openedDocuments.arnForObjects('*')]);

    this.checkRegistration = task<Env<typeof checkRegistrationEnv>>('check-registration', {
      RECORDS_TABLE,
      CQC_BASE_URL: outside.cqcUrl,
      CQC_KEY_PARAMETER: secrets.cqcKey,
    });
    allowOnTable(this.checkRegistration, records, ['GetItem', 'PutItem']);
    secrets.allowReading(this.checkRegistration, secrets.cqcKey);
    this.checkCompliance = onRecords('check-compliance');
    this.hearRepresentation = task<Env<typeof hearRepresentationEnv>>('hear-representation', {
      RECORDS_TABLE,
      LETTERS_TABLE,
      SEND_LETTERS_FUNCTION,
      BANK_HOLIDAYS_URL: outside.bankHolidaysUrl,
      SITE_URL: siteUrl,
    });
    allowOnTable(this.hearRepresentation, records, ['GetItem', 'PutItem']);
    allowOnTable(this.hearRepresentation, letters, ['GetItem', 'PutItem']);
    sendLettersAfterwards(this.hearRepresentation);
    this.askOfficer = task<Env<typeof askOfficerEnv>>('ask-officer', { RECORDS_TABLE, LETTERS_TABLE });
    allowOnTable(this.askOfficer, records, ['GetItem', 'PutItem', 'Query']);
    allowOnTable(this.askOfficer, letters, ['GetItem']);
    this.recordScores = onRecords('record-scores');

    this.askRegisterAgain = task<Env<typeof askRegisterAgainEnv>>(
      'ask-register-again',
      { RECORDS_TABLE, CQC_BASE_URL: outside.cqcUrl, CQC_KEY_PARAMETER: secrets.cqcKey },
      long,
    );
    allowOnTable(this.askRegisterAgain, records, ['GetItem', 'PutItem', 'Query']);
    secrets.allowReading(this.askRegisterAgain, secrets.cqcKey);

    this.writeOutcomeLetters = task<Env<typeof writeLettersEnv>>(
      'write-outcome-letters',
      { RECORDS_TABLE, LETTERS_TABLE, BANK_HOLIDAYS_URL: outside.bankHolidaysUrl, SITE_URL: siteUrl },
      long,
    );
    allowOnTable(this.writeOutcomeLetters, records, ['GetItem', 'PutItem', 'Query']);
    allowOnTable(this.writeOutcomeLetters, letters, ['PutItem']);
    this.beginStandstill = task<Env<typeof beginStandstillEnv>>(
      'begin-standstill',
      { RECORDS_TABLE, LETTERS_TABLE, BANK_HOLIDAYS_URL: outside.bankHolidaysUrl },
      long,
    );
    allowOnTable(this.beginStandstill, records, ['GetItem', 'PutItem', 'Query']);
    allowOnTable(this.beginStandstill, letters, ['GetItem']);
    this.endStandstill = task<Env<typeof endStandstillEnv>>(
      'end-standstill',
      { RECORDS_TABLE, LETTERS_TABLE, SEND_LETTERS_FUNCTION },
      long,
    );
    allowOnTable(this.endStandstill, records, ['GetItem', 'PutItem', 'Query']);
    allowOnTable(this.endStandstill, letters, ['GetItem', 'PutItem']);
    sendLettersAfterwards(this.endStandstill);
    this.makeContracts = task<Env<typeof makeContractsEnv>>(
      'make-contracts',
      { RECORDS_TABLE, LETTERS_TABLE, SEND_LETTERS_FUNCTION },
      long,
    );
    allowOnTable(this.makeContracts, records, ['GetItem', 'PutItem', 'Query']);
    allowOnTable(this.makeContracts, letters, ['PutItem']);
    sendLettersAfterwards(this.makeContracts);
    this.publishNotices = onRecords('publish-notices', long);
    allowOnTable(this.publishNotices, records, ['Query']);

    // The machine that runs windows comes after its tasks: it gives itself to this one (machines.ts).
    this.finishDeliveries = task<Omit<Env<typeof finishDeliveriesEnv>, 'WINDOW_MACHINE'>>(
      'finish-deliveries',
      {
        RECORDS_TABLE,
        SEND_LETTERS_FUNCTION,
        TELL_PROVIDERS_FUNCTION: this.tellProviders.lambda.functionName,
        BANK_HOLIDAYS_URL: outside.bankHolidaysUrl,
        END_WINDOW_FUNCTION: this.endWindow.lambda.functionName,
      },
      long,
    );
    allowOnTable(this.finishDeliveries, records, ['Query', 'PutItem']);
    allowIndex(this.finishDeliveries, records);
    sendLettersAfterwards(this.finishDeliveries);
    for (const { lambda } of [this.tellProviders, this.endWindow])
      this.finishDeliveries.allow(['lambda:InvokeFunction'], [lambda.functionArn]);
  }
}

const pascal = (name: string) => name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
