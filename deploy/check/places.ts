import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { GetParameterCommand, type Parameter, SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import type { Now } from '../../adapters/clock.ts';
import { type Template, template } from './upgrade.ts';

/** Where it is looked. */
export interface Places {
  readonly sts: STSClient;
  readonly stacks: CloudFormationClient;
  readonly lambda: LambdaClient;
  readonly cognito: CognitoIdentityProviderClient;
  readonly ses: SESv2Client;
  readonly topics: SNSClient;
  readonly processes: SFNClient;
  /** A stack's template as `cdk synth` left it in cdk.out; undefined where it did not. */
  readonly wantedTemplate: (stack: string) => Template | undefined;
  /** A parameter of Systems Manager, read once; undefined where there is none. */
  readonly parameter: (name: string) => Promise<Parameter | undefined>;
  readonly notifyUrl: string;
  readonly cqcUrl: string;
  readonly now: Now;
}

interface Given {
  readonly region: string;
  /** Of the AWS command line; whatever is in the shell where it is left out. */
  readonly profile?: string | undefined;
  readonly notifyUrl: string;
  readonly cqcUrl: string;
  /** The folder that `cdk synth` writes into. */
  readonly outDir: string;
  readonly now: Now;
}

export const placesOf = ({ region, profile, notifyUrl, cqcUrl, outDir, now }: Given): Places => {
  const config = { region, ...(profile && { profile }) };
  const ssm = new SSMClient(config);
  const read = new Map<string, Promise<Parameter | undefined>>();
  const parameter = (name: string): Promise<Parameter | undefined> => {
    const known = read.get(name) ?? readOf(ssm, name);
    read.set(name, known);
    return known;
  };
  return {
    sts: new STSClient(config),
    stacks: new CloudFormationClient(config),
    lambda: new LambdaClient(config),
    cognito: new CognitoIdentityProviderClient(config),
    ses: new SESv2Client(config),
    topics: new SNSClient(config),
    processes: new SFNClient(config),
    wantedTemplate: (stack) => templateIn(join(outDir, `${stack}.template.json`)),
    parameter,
    notifyUrl,
    cqcUrl,
    now,
  };
};

const templateIn = (file: string): Template | undefined =>
  existsSync(file) ? template.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;

const readOf = async (ssm: SSMClient, name: string): Promise<Parameter | undefined> => {
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    return Parameter;
  } catch (error) {
    if (isCalled(error, 'ParameterNotFound')) return undefined;
    throw error;
  }
};

/** Whether an error of a service has this name. */
export const isCalled = (error: unknown, ...names: readonly string[]): boolean =>
  error instanceof Error && names.includes(error.name);
