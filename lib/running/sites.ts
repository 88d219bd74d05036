import { Construct } from 'constructs';
import type * as z from 'zod';
import type { environment as officerSiteEnv } from '../../functions/officer-site/env.ts';
import type { environment as providerSiteEnv } from '../../functions/provider-site/env.ts';
import type { environment as publicSiteEnv } from '../../functions/public-site/env.ts';
import type { StoredStack } from '../stored-stack.ts';
import type { Assets } from './assets.ts';
import { HouseFunction } from './house-function.ts';
import type { Machines } from './machines.ts';
import type { OutsideServices } from './outside-services.ts';
import type { SecretParameters } from './secret-parameters.ts';
import type { SignIn } from './sign-in.ts';
import { allowIndex, allowOnTable } from './table-access.ts';
import type { TaskFunctions } from './task-functions.ts';

export interface SitesProps {
  readonly assets: Assets;
  readonly stored: StoredStack;
  readonly secrets: SecretParameters;
  readonly outside: OutsideServices;
  readonly signIn: SignIn;
  readonly tasks: TaskFunctions;
  readonly machines: Machines;
  readonly siteUrl: string;
}

/** The three sites. Officers' pages have no permission on what holds drafts and sealed applications (docs/rules.md, rule 2). */
export class Sites extends Construct {
  readonly provider: HouseFunction;
  readonly officer: HouseFunction;
  readonly public: HouseFunction;

  constructor(scope: Construct, id: string, props: SitesProps) {
    super(scope, id);
    this.provider = this.providerSite(props);
    this.officer = this.officerSite(props);
    this.public = this.publicSite(props);
  }

  private providerSite({ assets, stored, secrets, outside, signIn, tasks, siteUrl }: SitesProps): HouseFunction {
    const fn = new HouseFunction<z.input<typeof providerSiteEnv>>(this, 'ProviderSite', {
      asset: assets('provider-site'),
      memoryMegabytes: 1024,
      environment: {
        SEALED_TABLE: stored.sealed.tableName,
        RECORDS_TABLE: stored.records.tableName,
        LETTERS_TABLE: stored.letters.tableName,
        PROVIDER_SESSIONS_TABLE: stored.providerSessions.tableName,
        SEALED_BUCKET: stored.sealedDocuments.bucketName,
        OIDC_ISSUER: signIn.providerIssuer,
        OIDC_CLIENT_ID: signIn.providerClient.userPoolClientId,
        SITE_URL: siteUrl,
        CQC_BASE_URL: outside.cqcUrl,
        CQC_KEY_PARAMETER: secrets.cqcKey,
        FORM_SECRET_PARAMETER: secrets.formSecret,
        SEND_LETTERS_FUNCTION: tasks.sendLetters.lambda.functionName,
      },
    });
    allowOnTable(fn, stored.sealed, ['GetItem', 'PutItem', 'Query', 'DeleteItem', 'ConditionCheckItem']);
    allowOnTable(fn, stored.records, ['Query', 'ConditionCheckItem'], ['AGREEMENT#*']);
    allowOnTable(fn, stored.records, ['Query'], ['REPRESENTATION#*']);
    allowOnTable(fn, stored.records, ['GetItem'], ['AGREEMENT#*', 'REGISTER#*', 'OUTCOME#*', 'INTEREST#*']);
    allowOnTable(fn, stored.records, ['PutItem'], ['INTEREST#*', 'REPRESENTATION#*']);
    allowOnTable(fn, stored.letters, ['PutItem']);
    allowOnTable(fn, stored.providerSessions, ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem']);
    fn.allow(['s3:PutObject', 's3:GetObject'], [stored.sealedDocuments.arnForObjects('*')]);
    fn.allow(['lambda:InvokeFunction'], [tasks.sendLetters.lambda.functionArn]);
    secrets.allowReading(fn, secrets.cqcKey);
    secrets.allowReading(fn, secrets.formSecret);
    return fn;
  }

  private officerSite({
    assets,
    stored,
    secrets,
    outside,
    signIn,
    tasks,
    machines,
    siteUrl,
  }: SitesProps): HouseFunction {
    const fn = new HouseFunction<z.input<typeof officerSiteEnv>>(this, 'OfficerSite', {
      asset: assets('officer-site'),
      memoryMegabytes: 1024,
      environment: {
        RECORDS_TABLE: stored.records.tableName,
        OFFICER_SESSIONS_TABLE: stored.officerSessions.tableName,
        OPENED_BUCKET: stored.openedDocuments.bucketName,
        OIDC_ISSUER: signIn.officerIssuer,
        OIDC_CLIENT_ID: signIn.officerClient.userPoolClientId,
        SITE_URL: siteUrl,
        CQC_BASE_URL: outside.cqcUrl,
        CQC_KEY_PARAMETER: secrets.cqcKey,
        FORM_SECRET_PARAMETER: secrets.formSecret,
        WINDOW_MACHINE: machines.window.stateMachineArn,
        CHANGE_MACHINE: machines.change.stateMachineArn,
        APPLICATION_MACHINE: machines.application.stateMachineArn,
        BANK_HOLIDAYS_URL: outside.bankHolidaysUrl,
        LETTERS_TABLE: stored.letters.tableName,
        SEND_LETTERS_FUNCTION: tasks.sendLetters.lambda.functionName,
      },
    });
    allowOnTable(fn, stored.records, ['GetItem', 'PutItem', 'Query']);
    // That an officer has declared nothing more since their decision was weighed: the declaration lies with its window.
    allowOnTable(fn, stored.records, ['ConditionCheckItem'], ['WINDOW#*']);
    allowIndex(fn, stored.records);
    // Letters that could not be delivered; those that tell who has applied lie in other partitions (docs/rules.md, rule 2).
    allowIndex(fn, stored.letters, ['UNDELIVERABLE']);
    allowOnTable(fn, stored.letters, ['GetItem', 'PutItem'], ['LETTER#*']);
    allowOnTable(fn, stored.officerSessions, ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem']);
    fn.allow(['s3:GetObject'], [stored.openedDocuments.arnForObjects('*')]);
    fn.allow(
      ['states:StartExecution'],
      [machines.window, machines.change, machines.application].map(({ stateMachineArn }) => stateMachineArn),
    );
    secrets.allowReading(fn, secrets.cqcKey);
    fn.allow(['lambda:InvokeFunction'], [tasks.sendLetters.lambda.functionArn]);
    secrets.allowReading(fn, secrets.formSecret);
    machines.mayAnswer('OfficerSiteAnswers', fn);
    return fn;
  }

  private publicSite({ assets, stored, siteUrl }: SitesProps): HouseFunction {
    const fn = new HouseFunction<z.input<typeof publicSiteEnv>>(this, 'PublicSite', {
      asset: assets('public-site'),
      environment: { RECORDS_TABLE: stored.records.tableName, SITE_URL: siteUrl },
    });
    allowOnTable(fn, stored.records, ['GetItem'], ['AGREEMENT#*', 'NOTICES#*']);
    allowOnTable(fn, stored.records, ['Query'], ['AGREEMENT#*', 'REGISTER#*', 'NOTICES#*']);
    return fn;
  }
}
