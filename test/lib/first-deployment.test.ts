import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { agreements } from '../../agreements/index.ts';
import { addService } from '../../lib/service.ts';
import { readSettings } from '../../lib/settings.ts';
import { StoredStack, type StoredStackProps } from '../../lib/stored-stack.ts';
import { actionsOf, named, oneLiners, type Statement, synthesised } from './synthesised.ts';

const storedWith = (props: Omit<StoredStackProps, 'stage'>) =>
  Template.fromStack(new StoredStack(new App(), 'Stored', { stage: 'trial', ...props }));
const first = storedWith({ isProtected: false });
const { stored, processes, running } = synthesised();

/** Whether each thing that can be protected from deletion is. */
const protection = (template: Template): readonly boolean[] => [
  ...Object.values(template.findResources('AWS::DynamoDB::GlobalTable')).flatMap(({ Properties }) =>
    Properties.Replicas.map((replica: Record<string, unknown>) => replica.DeletionProtectionEnabled),
  ),
  ...Object.values(template.findResources('AWS::Cognito::UserPool')).map(
    ({ Properties }) => Properties.DeletionProtection === 'ACTIVE',
  ),
];
const keyStatements = (template: Template): readonly Statement[] =>
  Object.values(template.findResources('AWS::KMS::Key')).flatMap(({ Properties }) => Properties.KeyPolicy.Statement);
const deletesKey = (statement: Statement) => actionsOf(statement).includes('kms:ScheduleKeyDeletion');

describe('A deployment that fails', () => {
  it('leaves nothing behind that it had just made: no resource is kept but once its making has succeeded', () => {
    const policies = [stored, processes, running].flatMap((template) =>
      Object.values<{ readonly DeletionPolicy?: string }>(template.toJSON().Resources).map(
        ({ DeletionPolicy }) => DeletionPolicy ?? 'Delete',
      ),
    );
    expect([...new Set(policies)].toSorted()).toEqual(['Delete', 'RetainExceptOnCreate']);
  });

  it('the first time can take everything back: nothing is protected from deletion yet', () => {
    expect(protection(first)).toHaveLength(8);
    expect(protection(first).filter(Boolean)).toEqual([]);
  });

  it('can be deleted whole after the first time alone: from then on nobody deletes the stack of the processes by mistake', () => {
    const processesOf = (firstDeployment: string) =>
      addService(new App(), {
        settings: readSettings({ stage: 'trial', firstDeployment }),
        assets: oneLiners(),
        agreements,
      }).processes.terminationProtection;
    expect([processesOf('yes'), processesOf('no')]).toEqual([false, true]);
  });

  it('the first time can take the key back, which nobody but CloudFormation can', () => {
    const [deletes, ...others] = keyStatements(first).filter(deletesKey);
    expect(others).toEqual([]);
    expect(named(deletes?.Condition)).toMatch(/^\{"ArnLike":\{"aws:PrincipalArn":.*:role\/cdk-\*-cfn-exec-role-\*/);
  });

  it('has put no object of the scanner’s into a bucket before all else was made', () => {
    const plans = Object.values(stored.findResources('AWS::GuardDuty::MalwareProtectionPlan'));
    expect(plans).toHaveLength(2);
    const before = Object.keys({
      ...stored.findResources('AWS::DynamoDB::GlobalTable'),
      ...stored.findResources('AWS::Cognito::UserPool'),
    });
    for (const { DependsOn } of plans) expect(DependsOn).toEqual(expect.arrayContaining(before));
  });
});

describe('Every deployment after the first', () => {
  it('protects what is stored from deletion, and its key', () => {
    expect(protection(stored).filter(Boolean)).toHaveLength(8);
    expect(keyStatements(stored).filter(deletesKey)).toEqual([]);
  });
});

describe('Emails about accounts', () => {
  const account = { from: 'care@anyshire.gov.uk', identity: 'anyshire.gov.uk' };
  const pools = Object.values(
    storedWith({ accountEmail: account, siteUrl: 'https://onboarding.anyshire.gov.uk' }).findResources(
      'AWS::Cognito::UserPool',
    ),
  );

  it('go through Amazon SES, from the address that the council has set, for officers and providers', () => {
    expect(pools).toHaveLength(2);
    for (const { Properties } of pools) {
      const { EmailSendingAccount, From, SourceArn } = Properties.EmailConfiguration;
      expect([EmailSendingAccount, From]).toEqual(['DEVELOPER', 'Provider onboarding <care@anyshire.gov.uk>']);
      expect(named(SourceArn)).toMatch(/:ses:.*:identity\/anyshire\.gov\.uk/);
    }
  });

  it('tell an invited officer where to sign in', () => {
    const invited = pools.flatMap(({ Properties }) => {
      const { InviteMessageTemplate } = Properties.AdminCreateUserConfig ?? {};
      return InviteMessageTemplate ? [InviteMessageTemplate.EmailMessage] : [];
    });
    expect(invited).toEqual([
      expect.stringContaining('Sign in at https://onboarding.anyshire.gov.uk/officers within 30 days'),
    ]);
  });
});
