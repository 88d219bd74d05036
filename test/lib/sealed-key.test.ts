import { describe, expect, it } from 'vitest';
import { actionsOf, named, type Statement, statementsByRole, synthesised } from './synthesised.ts';

const { stored, running } = synthesised();
const [[id = '', key] = []] = Object.entries(stored.findResources('AWS::KMS::Key'));
const policy: readonly (Statement & { readonly Principal: unknown })[] = key?.Properties.KeyPolicy.Statement ?? [];
const arn = { 'Fn::GetAtt': [id, 'Arn'] };
const using = /^kms:(Decrypt|Encrypt|GenerateDataKey\w*|ReEncrypt\w*|CreateGrant|\*)$/;
const names = ['provider-site', 'remind-applicants', 'unseal-applications', 'sealed-scan'].map(
  (name) => `Stored-${name}`,
);

/** The roles of both stacks with a permission on a key, by their names. */
const holders = [stored, running].flatMap((template) => {
  const roles = template.findResources('AWS::IAM::Role');
  return [...statementsByRole(template)]
    .map(([role, statements]) => ({
      name: roles[role]?.Properties.RoleName,
      statements: statements.filter((statement) => actionsOf(statement).some((action) => action.startsWith('kms:'))),
    }))
    .filter(({ statements }) => statements.length > 0);
});

describe('the key of what is sealed', () => {
  it('is the only one, is renewed each year, and is kept whatever becomes of its stack', () => {
    expect(Object.keys(stored.findResources('AWS::KMS::Key'))).toHaveLength(1);
    expect(key).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: { EnableKeyRotation: true, RotationPeriodInDays: 2560 },
    });
  });

  it('encrypts the sealed table and the sealed bucket, and nothing else', () => {
    const tables = Object.entries(stored.findResources('AWS::DynamoDB::GlobalTable'));
    const under = tables.filter(([, { Properties }]) => Properties.Replicas[0].SSESpecification);
    expect(under.map(([table]) => table)).toEqual([expect.stringMatching(/^SealedTable/)]);
    expect(under[0]?.[1].Properties).toMatchObject({
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [{ SSESpecification: { KMSMasterKeyId: arn } }],
    });
    const buckets = Object.entries(stored.findResources('AWS::S3::Bucket'));
    const rules = buckets.map(([bucket, { Properties }]) => [
      bucket.replace(/Bucket\w+$/, ''),
      Properties.BucketEncryption.ServerSideEncryptionConfiguration[0],
    ]);
    expect(Object.fromEntries(rules).SealedDocuments).toEqual({
      BucketKeyEnabled: true,
      ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arn },
    });
    for (const [bucket, rule] of rules) if (bucket !== 'SealedDocuments') expect(named(rule)).not.toContain(id);
  });

  it('lets nobody use it but by way of DynamoDB and S3, and by name: its roles, and CloudFormation’s for the table alone', () => {
    const use = policy.filter((statement) => actionsOf(statement).some((action) => using.test(action)));
    expect(use).toHaveLength(2);
    for (const { Effect, Condition = {} } of use) {
      expect(Effect).toBe('Allow');
      expect(named(Condition)).toMatch(/kms:ViaService/);
      expect(named(Condition)).toMatch(/aws:PrincipalArn/);
    }
    const [byRoles, ...byMaker] = use;
    for (const name of names) expect(named(byRoles?.Condition)).toContain(`:role/${name}"`);
    expect(named(byRoles?.Condition)).not.toMatch(/\*/);
    for (const { Condition } of byMaker) {
      expect(named(Condition)).toMatch(/:role\/cdk-\*-cfn-exec-role-\*/);
      expect(named(Condition)).not.toMatch(/s3\./);
    }
  });

  it('lets nobody delete it in one step, and its managers change its policy', () => {
    const all = policy.flatMap(actionsOf);
    expect(all).not.toContain('kms:ScheduleKeyDeletion');
    expect(all).toContain('kms:PutKeyPolicy');
    expect(all.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('is asked for by the roles that it names, each by way of its services, and by no others', () => {
    expect(holders.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    for (const { statements } of holders)
      for (const { Condition } of statements) expect(named(Condition)).toMatch(/kms:ViaService/);
  });
});
