import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { entryPoints } from '../../lib/bundling/entry-points.ts';
import type { Given } from '../../lib/running/environments.ts';
import { HouseFunction } from '../../lib/running/house-function.ts';
import { byStatus, type Used, use, within } from '../../lib/running/use.ts';
import { StoredTable } from '../../lib/stored/stored-table.ts';
import { synthesised } from './synthesised.ts';

const { running } = synthesised();

/** A function that has a table of its own. Its code is any folder: it is not what is asserted here. */
const functionOn = (used: (table: StoredTable['table']) => Used) => {
  const stack = new Stack();
  const { table } = new StoredTable(stack, 'Records', { byStatus: true });
  new HouseFunction(stack, 'prepare-window', {
    assets: () => 'lib/stored',
    stage: 'test',
    environment: { RECORDS_TABLE: used(table) },
  });
  const template = Template.fromStack(stack);
  const [lambda] = Object.values(template.findResources('AWS::Lambda::Function'));
  const statements = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement,
  );
  return { variables: lambda?.Properties.Environment.Variables, statements };
};
const table = expect.stringMatching(/^RecordsTable/);
const arn = { 'Fn::GetAtt': [table, 'Arn'] };
const keys = (...patterns: string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns } });

describe('what a function uses', () => {
  it('is named in its environment and allowed to its role in one go', () => {
    const { variables, statements } = functionOn((records) => use(records, ['GetItem', 'PutItem']));
    expect(variables).toEqual({
      POWERTOOLS_SERVICE_NAME: 'PrepareWindow',
      POWERTOOLS_METRICS_NAMESPACE: 'ProviderOnboarding/test',
      NODE_OPTIONS: '--enable-source-maps',
      RECORDS_TABLE: { Ref: table },
    });
    expect(statements).toContainEqual({
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      Resource: arn,
    });
  });

  it('may be a part of a table: partitions by their keys, and the index by status', () => {
    const { statements } = functionOn((records) =>
      use(records, within(['AGREEMENT#*'], ['Query']), byStatus('UNDELIVERABLE'), byStatus()),
    );
    const index = { 'Fn::Join': ['', [arn, '/index/byStatus']] };
    const onTables = statements.filter(({ Action }) => String(Action).startsWith('dynamodb:'));
    expect(onTables).toEqual([
      { Effect: 'Allow', Action: 'dynamodb:Query', Resource: arn, Condition: keys('AGREEMENT#*') },
      { Effect: 'Allow', Action: 'dynamodb:Query', Resource: index, Condition: keys('UNDELIVERABLE') },
      { Effect: 'Allow', Action: 'dynamodb:Query', Resource: index },
    ]);
  });
});

describe('the environment of a function', () => {
  const files = globSync('functions/**/env.ts').toSorted();

  it('is typed by its own env.ts, where it has one', () => {
    const said = readFileSync('lib/running/environments.ts', 'utf8').matchAll(
      /^ {2}(?:readonly )?'([\w-]+)': typeof import\('\.\.\/\.\.\/(.+)'\)\.environment;$/gm,
    );
    const own = Object.entries(entryPoints())
      .map(([name, entry]) => [name, path.relative('.', path.join(path.dirname(entry), 'env.ts'))] as const)
      .filter(([, file]) => files.includes(file));
    expect([...said].map(([, name, file]) => [name, file]).toSorted()).toEqual(own.toSorted());
  });

  it.each(files)('gives each variable that %s asks for, and no other', async (file) => {
    const { environment } = await import(pathToFileURL(path.resolve(file)).href);
    const beside = path.resolve(path.dirname(file), 'index.ts');
    const [name = ''] = Object.entries(entryPoints()).find(([, entry]) => entry === beside) ?? [];
    const id = name.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase());
    const found = Object.values(running.findResources('AWS::Lambda::Function')).filter(
      ({ Properties }) => Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME === id,
    );
    expect(found.map(({ Properties }) => Object.keys(Properties.Environment.Variables).toSorted())).toEqual([
      [
        'NODE_OPTIONS',
        'POWERTOOLS_METRICS_NAMESPACE',
        'POWERTOOLS_SERVICE_NAME',
        ...Object.keys(environment.shape),
      ].toSorted(),
    ]);
  });

  it('is refused by the compiler where something is missing, left over, or named without a permission', () => {
    const records: Used = { name: 'records', permissions: [] };
    const right: Given<'prepare-window'> = { RECORDS_TABLE: records };
    // @ts-expect-error nobody gives RECORDS_TABLE
    const missing: Given<'prepare-window'> = {};
    // @ts-expect-error a name alone does not allow anything
    const nameAlone: Given<'prepare-window'> = { RECORDS_TABLE: 'records' };
    // @ts-expect-error it does not ask for letters
    const leftOver: Given<'prepare-window'> = { RECORDS_TABLE: records, LETTERS_TABLE: records };
    // @ts-expect-error what another task asks for is not what this one does
    const anothers: Given<'send-letters'> = right;
    expect([right, missing, nameAlone, leftOver, anothers]).toHaveLength(5);
  });
});
