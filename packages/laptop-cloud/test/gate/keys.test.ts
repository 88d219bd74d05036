import { describe, expect, it } from 'vitest';
import { Access } from '../../src/gate/access.ts';
import { RequestLog } from '../../src/gate/request-log.ts';
import type { Role, Statement } from '../../src/template/access.ts';
import { account, arn, bucketArn, region, roleArn, tableArn } from '../../src/template/names.ts';

const key = arn('kms', 'key/Key');
const [table, bucket] = [tableArn('Sealed'), bucketArn('sealed')];
const root = { AWS: [`arn:aws:iam::${account}:root`] };
const statement = (given: Partial<Statement>): Statement => ({ Effect: 'Allow', Condition: {}, ...given });
const via = (service: string) => ({ StringEquals: { 'kms:ViaService': [`${service}.${region}.amazonaws.com`] } });
const everything = statement({ Action: ['*'], Resource: ['*'] });

const role = (name: string, ...statements: readonly Statement[]): Role => ({
  logicalId: name,
  name,
  arn: roleArn(name),
  trusted: [],
  statements: statements.map((one) => ({ ...one, from: `${name}’s policy` })),
});

/** The policy of the key: its account manages it, and these roles use it by way of DynamoDB and S3. */
const letsIn = (...names: readonly string[]): Statement[] => [
  statement({ Principal: root, Action: ['kms:PutKeyPolicy'], Resource: ['*'] }),
  statement({
    Principal: root,
    Action: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:GenerateDataKey',
      'kms:Encrypt',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    Resource: ['*'],
    Condition: {
      StringEquals: { 'kms:ViaService': ['dynamodb', 's3'].map((one) => `${one}.${region}.amazonaws.com`) },
      ArnEquals: { 'aws:PrincipalArn': names.map(roleArn) },
    },
  }),
];

const asking = (asker: Role, policy: readonly Statement[]) => {
  const log = new RequestLog();
  const access = new Access(
    {
      roles: [asker],
      tables: [
        {
          logicalId: 'Sealed',
          name: 'Sealed',
          arn: table,
          attributes: [],
          keySchema: [],
          globalIndexes: [],
          localIndexes: [],
          streamView: undefined,
          deletionProtection: false,
          policy: undefined,
          key,
        },
      ],
      buckets: [
        { logicalId: 'sealed', name: 'sealed', arn: bucket, versioned: true, cors: [], policy: undefined, key },
      ],
      keys: [{ logicalId: 'Key', arn: key, policy: { Statement: [...policy] } }],
    },
    log,
  );
  const may = (action: string, resource: string) =>
    access.decide(asker.logicalId, { action, resource, context: new Map() }).allowed;
  return { may, asked: () => log.entries().map(({ action }) => action) };
};

const onTable = statement({ Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: [table] });
const onFiles = statement({
  Action: ['s3:GetObject', 's3:GetObjectTagging', 's3:PutObject'],
  Resource: [`${bucket}/*`],
});
const decrypts = (service: string) =>
  statement({ Action: ['kms:Decrypt', 'kms:DescribeKey'], Resource: [key], Condition: via(service) });

describe('what is under a key of the account', () => {
  it('is read by a role that its key lets in and that is allowed to decrypt, and each thing is asked', () => {
    const reader = asking(role('Reader', onTable, decrypts('dynamodb')), letsIn('Reader'));
    expect(reader.may('dynamodb:GetItem', table)).toBe(true);
    expect(reader.asked()).toEqual(['dynamodb:GetItem', 'kms:Decrypt', 'kms:DescribeKey']);
  });

  it('is not read by a role without a permission on the key, nor by one with it by way of another service', () => {
    expect(asking(role('Reader', onTable), letsIn('Reader')).may('dynamodb:GetItem', table)).toBe(false);
    const astray = asking(role('Reader', onTable, onFiles, decrypts('dynamodb')), letsIn('Reader'));
    expect(astray.may('s3:GetObject', `${bucket}/one`)).toBe(false);
  });

  it('is not read by somebody with every permission whom the key does not let in', () => {
    const other = asking(role('Administrator', everything), letsIn('Reader'));
    expect(other.may('dynamodb:GetItem', table)).toBe(false);
    expect(other.may('s3:GetObject', `${bucket}/one`)).toBe(false);
    expect(
      asking(role('Administrator', everything), [
        statement({ Principal: root, Action: ['kms:*'], Resource: ['*'] }),
      ]).may('dynamodb:GetItem', table),
    ).toBe(true);
  });

  it('is read by one whom the key names, whatever its own policies say, and by none whom it denies', () => {
    const named = statement({ Principal: { AWS: [roleArn('Reader')] }, Action: ['kms:*'], Resource: ['*'] });
    expect(asking(role('Reader', onTable), [named]).may('dynamodb:GetItem', table)).toBe(true);
    const denied = statement({ Effect: 'Deny', Principal: '*', Action: ['kms:Decrypt'], Resource: ['*'] });
    expect(asking(role('Reader', onTable), [named, denied]).may('dynamodb:GetItem', table)).toBe(false);
    const denying = statement({ Effect: 'Deny', Action: ['kms:Decrypt'], Resource: [key] });
    expect(asking(role('Reader', onTable, denying), [named]).may('dynamodb:GetItem', table)).toBe(false);
  });

  it('is written with more: a file asks for a new key, an item for all that DynamoDB’s guide names', () => {
    const writes = statement({ Action: ['kms:GenerateDataKey'], Resource: [key] });
    const writer = asking(role('Writer', onTable, onFiles, decrypts('dynamodb'), writes), letsIn('Writer'));
    expect(writer.may('s3:PutObject', `${bucket}/one`)).toBe(true);
    expect(writer.may('dynamodb:PutItem', table)).toBe(false);
    expect(writer.asked()).toContain('kms:Encrypt');
  });

  it('tells its tags without the key', () => {
    const tags = asking(role('Reader', onFiles), letsIn());
    expect(tags.may('s3:GetObjectTagging', `${bucket}/one`)).toBe(true);
    expect(tags.asked()).toEqual(['s3:GetObjectTagging']);
  });
});
