import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { agreements } from '../../agreements/index.ts';
import { addService } from '../../lib/service.ts';
import { readSettings } from '../../lib/settings.ts';
import { named, oneLiners } from './synthesised.ts';

interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a template holds differs from resource to resource
  readonly Properties: any;
}

/** What the live stage must be told. */
const settingsFor: Readonly<Record<string, Record<string, string>>> = {
  live: { stage: 'live', notifyTemplateId: '6c1a8f3e-52d4-4b7e-8a15-93d0e7b2c4f6', emailFrom: 'care@anyshire.gov.uk' },
};

/** Several stages in one app, as a council deploys them into one account. */
const together = (...stages: readonly string[]) => {
  const app = new App();
  const assets = oneLiners();
  const services = stages.map((stage) =>
    addService(app, { settings: readSettings(settingsFor[stage] ?? { stage }), assets, agreements }),
  );
  return services.map(deployed);
};

/** A stage's templates. What is referred to is said to be of its stack, as CloudFormation reads it. */
const deployed = ({ stored, processes, running }: ReturnType<typeof addService>) => {
  const stacks = [stored, processes, running].map((stack) => ({ stack, template: Template.fromStack(stack).toJSON() }));
  const resources: readonly Resource[] = stacks.flatMap(({ stack, template }) =>
    Object.values(
      JSON.parse(JSON.stringify(template.Resources).replaceAll(/"(Ref|Fn::GetAtt)":/g, `"$1 ${stack.stackName}":`)),
    ),
  );
  const outputs = stacks.flatMap(({ template }) =>
    Object.values<{ readonly Export?: { readonly Name: string } }>(template.Outputs ?? {}),
  );
  const of = (type: string) => resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
  return { resources, outputs, of };
};

type Deployed = ReturnType<typeof deployed>;

/** Names that count within something of the stage's own alone: a role's policy, a pool's group, an API's stage. */
const within = [
  'AWS::IAM::Policy.PolicyName',
  'AWS::Cognito::UserPoolGroup.GroupName',
  'AWS::ApiGatewayV2::Stage.StageName',
];

const variablesOf = ({ of }: Deployed) =>
  of('AWS::Lambda::Function').flatMap(({ Environment }) => Object.entries<unknown>(Environment.Variables));
const metricOf = ({ Namespace, MetricName, Dimensions = [] }: Record<string, unknown>) =>
  named([Namespace, MetricName, Dimensions]);

/** What a stage has a name for, by what it is. */
const kinds: Readonly<Record<string, (stage: Deployed) => readonly unknown[]>> = {
  'name of a resource': ({ resources }) =>
    resources.flatMap(({ Type, Properties = {} }) =>
      Object.entries(Properties)
        .filter(([key, value]) => /^(\w*Name|Domain)$/.test(key) && typeof value === 'string')
        .filter(([key]) => !within.includes(`${Type}.${key}`))
        .filter(([key]) => !(Type === 'AWS::CloudWatch::Alarm' && key === 'MetricName'))
        .map(([key, value]) => `${Type}.${key} ${value}`),
    ),
  secret: (stage) => variablesOf(stage).flatMap(([key, value]) => (key.endsWith('_PARAMETER') ? [named(value)] : [])),
  export: ({ outputs }) => outputs.flatMap(({ Export }) => (Export ? [named(Export.Name)] : [])),
  'metric that is counted': (stage) => [
    ...variablesOf(stage).flatMap(([key, value]) => (key === 'POWERTOOLS_METRICS_NAMESPACE' ? [value] : [])),
    ...stage
      .of('AWS::Logs::MetricFilter')
      .flatMap(({ MetricTransformations: [{ MetricNamespace, MetricName }] }) =>
        metricOf({ Namespace: MetricNamespace, MetricName }),
      ),
  ],
  'metric that is looked at': ({ of }) => of('AWS::CloudWatch::Alarm').map(metricOf),
  'group and name of a schedule': ({ of }) => of('AWS::Scheduler::Schedule').map(({ GroupName }) => named(GroupName)),
  'role that is let in by its name': ({ of }) =>
    of('AWS::KMS::Key')
      .flatMap(({ KeyPolicy }) => KeyPolicy.Statement)
      .flatMap(({ Condition }) => Condition?.ArnEquals?.['aws:PrincipalArn'] ?? [])
      .map(named),
};

const [live, trial] = together('live', 'trial') as [Deployed, Deployed];

describe('two stages in one account', () => {
  it.each(Object.entries(kinds))('share no %s', (_, ofStage) => {
    const ofTrial = new Set(ofStage(trial));
    expect(ofTrial.size).toBeGreaterThan(0);
    expect(ofStage(live).filter((each) => ofTrial.has(each))).toEqual([]);
  });

  it('ask for their own secrets, each by a name that says its stage', () => {
    const asked = new Set(kinds.secret?.(live));
    expect([...asked].toSorted()).toEqual(
      ['cqc-key', 'form-secret', 'notify-key'].map((name) => `"/provider-onboarding/live/${name}"`),
    );
  });

  it('read no secret of each other', () => {
    const readable = live
      .of('AWS::IAM::Policy')
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .filter(({ Action }) => Action === 'ssm:GetParameter')
      .map(({ Resource }) => named(Resource));
    expect(readable.length).toBeGreaterThan(0);
    for (const arn of readable) expect(arn).toContain(':parameter/provider-onboarding/live/');
  });
});
