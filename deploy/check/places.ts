import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { GetParameterCommand, type Parameter, SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import type { Now } from '../../adapters/clock.ts';

/** Where it is looked. */
export interface Places {
  readonly sts: STSClient;
  readonly stacks: CloudFormationClient;
  readonly lambda: LambdaClient;
  readonly cognito: CognitoIdentityProviderClient;
  readonly ses: SESv2Client;
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
  readonly now: Now;
}

export const placesOf = ({ region, profile, notifyUrl, cqcUrl, now }: Given): Places => {
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
    parameter,
    notifyUrl,
    cqcUrl,
    now,
  };
};

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
