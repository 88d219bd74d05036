import { Duration, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { KEPT } from '../kept.ts';

/** Who may use the key: roles that have a name of their own, since the key is made before them. */
const users = ['provider-site', 'remind-applicants', 'unseal-applications', 'sealed-scan'] as const;
type KeyUser = (typeof users)[number];

/** The name of the role of one who may use the key. */
export const keyUsersRole = (stored: Stack, user: KeyUser): string => `${stored.stackName}-${user}`;

/** The services by way of which alone the key is used: nobody can hand it something to decrypt. */
export const byWayOf = (service: 'dynamodb' | 's3', { region }: Stack): string => `${service}.${region}.amazonaws.com`;

/** As seldom as AWS has it: each of the first two renewals costs a dollar a month from then on, and encrypts nothing anew. */
const RENEWED = Duration.days(2560);

/** What reading and writing under a key ask for, as the guides of DynamoDB and S3 say. */
export const keyActions = {
  read: ['kms:Decrypt', 'kms:DescribeKey'],
  write: ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
} as const;

/**
 * The key of what is sealed. Its policy lets nobody use it but the roles that use what is sealed, and CloudFormation's to make the table: who
 * has every permission of the account, and no more, reads nothing. The account's administrators manage it: so they can let themselves in by
 * changing the policy, and cannot be locked out of what a council has to keep. That leaves a trace.
 */
export class SealedKey extends Construct {
  readonly key: Key;

  /** @param isProtected whether nobody deletes it; CloudFormation cannot take back one that it has just made */
  constructor(scope: Construct, id: string, { isProtected }: { readonly isProtected: boolean }) {
    super(scope, id);
    const stack = Stack.of(this);
    const role = (name: string) => `arn:${stack.partition}:iam::${stack.account}:role/${name}`;
    /** CloudFormation's own, by the name that CDK's bootstrap gives it. */
    const maker = role('cdk-*-cfn-exec-role-*');
    const used = [...keyActions.read, ...keyActions.write];
    const allow = (actions: readonly string[], conditions?: Record<string, unknown>) =>
      new PolicyStatement({
        actions: [...actions],
        principals: [new AccountRootPrincipal()],
        resources: ['*'],
        ...(conditions && { conditions }),
      });
    const [table, bucket] = [byWayOf('dynamodb', stack), byWayOf('s3', stack)];
    this.key = new Key(this, 'Key', {
      description: 'What is sealed: applications before their window closes, and their files',
      alias: `alias/${stack.stackName}-sealed`,
      enableKeyRotation: true,
      rotationPeriod: RENEWED,
      removalPolicy: KEPT,
      policy: new PolicyDocument({
        statements: [
          allow(managing),
          ...(isProtected ? [] : [allow(['kms:ScheduleKeyDeletion'], { ArnLike: { 'aws:PrincipalArn': maker } })]),
          allow(used, {
            StringEquals: { 'kms:ViaService': [table, bucket] },
            ArnEquals: { 'aws:PrincipalArn': users.map((user) => role(keyUsersRole(stack, user))) },
          }),
          // DynamoDB keeps the table by a grant that whoever makes the table gives it: its guide asks for all of these.
          allow([...used, 'kms:GenerateDataKeyWithoutPlaintext', 'kms:CreateGrant'], {
            StringEquals: { 'kms:ViaService': table },
            ArnLike: { 'aws:PrincipalArn': maker },
          }),
        ],
      }),
    });
  }
}

/** To delete it is not among them: that takes two steps, and the second waits for weeks. */
const managing = [
  'CancelKeyDeletion',
  'CreateAlias',
  'DeleteAlias',
  'DescribeKey',
  'DisableKey',
  'EnableKey',
  'EnableKeyRotation',
  'GetKeyPolicy',
  'GetKeyRotationStatus',
  'ListGrants',
  'ListKeyPolicies',
  'ListResourceTags',
  'PutKeyPolicy',
  'RevokeGrant',
  'TagResource',
  'UntagResource',
  'UpdateAlias',
  'UpdateKeyDescription',
].map((action) => `kms:${action}`);
