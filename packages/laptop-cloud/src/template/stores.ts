import * as z from 'zod';
import { PolicyDocument } from './access.ts';
import { bucketArn, parameterArn } from './names.ts';
import type { Resources } from './resources.ts';

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const CorsRule = z.object({
  AllowedMethods: list,
  AllowedOrigins: list,
  AllowedHeaders: list.default([]),
  ExposedHeaders: list.default([]),
  MaxAge: z.number().optional(),
});
const Encryption = z.object({
  ServerSideEncryptionConfiguration: z.array(
    z.object({ ServerSideEncryptionByDefault: z.object({ KMSMasterKeyID: z.string().optional() }).optional() }),
  ),
});
const BucketProperties = z.object({
  BucketEncryption: Encryption.optional(),
  CorsConfiguration: z.object({ CorsRules: z.array(CorsRule) }).optional(),
  VersioningConfiguration: z.object({ Status: z.string() }).optional(),
});
const BucketPolicyProperties = z.object({ Bucket: z.string(), PolicyDocument });
const ParameterProperties = z.object({ Type: z.string(), Value: z.string() });

export interface Bucket {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly versioned: boolean;
  readonly cors: readonly z.infer<typeof CorsRule>[];
  readonly policy: PolicyDocument | undefined;
  /** The ARN of the key that its objects are encrypted with, where that is one of the account's own. */
  readonly key?: string | undefined;
}

export interface Parameter {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly type: string;
  readonly value: string;
}

export function readBuckets(resources: Resources): Bucket[] {
  const policies = resources.of(['AWS::S3::BucketPolicy'], BucketPolicyProperties);
  return resources.of(['AWS::S3::Bucket'], BucketProperties).map(({ logicalId, name, properties }) => ({
    logicalId,
    name,
    arn: bucketArn(name),
    versioned: properties.VersioningConfiguration?.Status === 'Enabled',
    cors: properties.CorsConfiguration?.CorsRules ?? [],
    key: properties.BucketEncryption?.ServerSideEncryptionConfiguration[0]?.ServerSideEncryptionByDefault
      ?.KMSMasterKeyID,
    policy: policies.find((policy) => policy.properties.Bucket === name)?.properties.PolicyDocument,
  }));
}

export function readParameters(resources: Resources): Parameter[] {
  return resources.of(['AWS::SSM::Parameter'], ParameterProperties).map(({ logicalId, name, properties }) => ({
    logicalId,
    name,
    arn: parameterArn(name),
    type: properties.Type,
    value: properties.Value,
  }));
}
