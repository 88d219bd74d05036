import { Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { describe, expect, it } from 'vitest';
import { meantReaders, sealReadersGiven } from '../../domain/seal/readers.ts';
import { actionsOf, appOfOneLiners, named, type Statement, statementsOfStage, synthesised } from './synthesised.ts';

const stage = synthesised();
const { stored, processes, running } = stage;

type Environment = Readonly<Record<string, string>>;
const environmentsOf = (template: Template): readonly Environment[] =>
  Object.values(template.findResources('AWS::Lambda::Function')).map(
    ({ Properties }) => Properties.Environment?.Variables ?? {},
  );
const givenBy = (template: Template) => [
  ...new Set(environmentsOf(template).flatMap(({ SEAL_READERS }) => (SEAL_READERS ? [SEAL_READERS] : []))),
];

const isOfMarks = ({ Condition }: Statement): boolean =>
  named(Condition ?? {}) === '{"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["WINDOW#*#BEGUN"]}}';

/** What a policy of the template lets its role read, told anew from the template's own words. */
const thingsRead = (statements: readonly Statement[]) => [
  ...thingsHeld(statements.filter((each) => !isOfMarks(each))),
  ...(thingsHeld(statements.filter(isOfMarks)).length > 0 ? ['marks'] : []),
];
const thingsHeld = (statements: readonly Statement[]) =>
  (
    [
      [
        'answers',
        /^dynamodb:(GetItem|BatchGetItem|Query|Scan|PartiQLSelect|GetRecords|\*)$/,
        /Sealed(?!Documents)\w*Table/,
      ],
      ['files', /^s3:(GetObject|GetObjectVersion|GetObject\*|\*)$/, /SealedDocuments/],
    ] as const
  )
    .filter(([, verbs, where]) =>
      statements.some(
        (statement) =>
          statement.Effect === 'Allow' &&
          actionsOf(statement).some((action) => verbs.test(action)) &&
          (where.test(named(statement.Resource)) || [statement.Resource].flat().includes('*')),
      ),
    )
    .map(([thing]) => thing);

describe('who could read what is sealed, as functions are told', () => {
  const [given = '[]', ...others] = givenBy(running);
  const readers = sealReadersGiven.parse(given);

  it('is the same for each function that notes it, and those are the tasks of a window and the providers’ site', () => {
    expect(others).toEqual([]);
    const told = environmentsOf(running)
      .filter(({ SEAL_READERS }) => SEAL_READERS)
      .map(({ POWERTOOLS_SERVICE_NAME }) => POWERTOOLS_SERVICE_NAME);
    expect(told.toSorted()).toEqual([
      'CloseWindow',
      'OpenWindow',
      'ProviderSite',
      'TellProviders',
      'UnsealApplications',
    ]);
  });

  it('is what the policies of all templates say, and nothing else', () => {
    const inTemplates = [...statementsOfStage(stage)]
      .map(([role, statements]) => [role.replace(/Role[0-9A-F]{8}$/, ''), thingsRead(statements)] as const)
      .filter(([, things]) => things.length > 0);
    expect(Object.fromEntries(readers.map(({ role, reads }) => [role.replaceAll('/', ''), reads]))).toEqual(
      Object.fromEntries(inTemplates),
    );
  });

  it('is who is meant to', () => {
    expect(readers).toEqual(meantReaders);
  });

  it('leaves nobody out who could read by another road: no role has a managed policy, and no bucket or table lets anybody in', () => {
    for (const template of [stored, processes, running]) {
      for (const { Properties } of Object.values(template.findResources('AWS::IAM::Role')))
        expect(Properties.ManagedPolicyArns ?? []).toEqual([]);
      for (const { Properties } of Object.values(template.findResources('AWS::S3::BucketPolicy')))
        expect(Properties.PolicyDocument.Statement.filter(({ Effect }: Statement) => Effect === 'Allow')).toEqual([]);
    }
    expect(named(stored.findResources('AWS::DynamoDB::GlobalTable'))).not.toMatch(/ResourcePolicy/);
  });

  it('follows a permission that is given elsewhere, by whatever means, to a state machine too', () => {
    const { stored: data, processes: machinery, running: functions } = appOfOneLiners();
    const role = (id: string) => new Role(functions, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    data.sealed.grantReadData(role('Reports'));
    data.sealedDocuments.grantRead(role('Thumbnails'));
    role('Wild').addToPolicy(new PolicyStatement({ actions: ['dynamodb:Get*', 's3:*'], resources: ['*'] }));
    role('Elsewhere').addToPolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: [data.records.tableArn] }));
    // As where a step of a process reads a table by itself, without a function.
    machinery.machines.window.addToRolePolicy(
      new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [data.sealed.tableArn] }),
    );
    // By actions that name a partition alone, a condition on partitions bounds what is read.
    const ofMarks = (...actions: readonly string[]) =>
      new PolicyStatement({
        actions: [...actions],
        resources: [data.sealed.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['WINDOW#*#BEGUN'] } },
      });
    role('Counter').addToPolicy(ofMarks('dynamodb:Query'));
    role('Scanner').addToPolicy(ofMarks('dynamodb:Query', 'dynamodb:Scan'));
    const [text = '[]'] = givenBy(Template.fromStack(functions));
    const unmeant = sealReadersGiven
      .parse(text)
      .filter((each) => !meantReaders.some(({ role: one }) => one === each.role));
    expect(unmeant).toEqual([
      { role: 'Counter', reads: ['marks'] },
      { role: 'Machines/Window', reads: ['answers'] },
      { role: 'Reports', reads: ['answers'] },
      { role: 'Scanner', reads: ['answers'] },
      { role: 'Thumbnails', reads: ['files'] },
      { role: 'Wild', reads: ['answers', 'files'] },
    ]);
  });
});
