import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { applicationRepository } from '../../adapters/dynamodb/applications.ts';
import { table } from '../../adapters/dynamodb/table.ts';
import { applicationIdOf } from '../../domain/application/opened-application.ts';
import { executionTitles } from '../../laptop/execution-titles.ts';
import { anApplication, frozenOf } from '../builders/an-application.ts';
import { createTables, type Tables } from '../support/tables.ts';

const application = anApplication('Bright Care').received();
let tables: Tables;
let titleOf: (executionName: string) => Promise<string | undefined>;

beforeAll(async () => {
  const endpoint = inject('dynamoDbEndpoint');
  tables = await createTables({ endpoint });
  await applicationRepository(table(tables.documents, tables.records)).open(application, frozenOf(application));
  titleOf = executionTitles({
    tables: [{ logicalId: 'Records0123ABCD', name: tables.records }],
    endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(() => tables.close());

it('The process of an application is told by the name of the organisation, and so is one that took it up again', async () => {
  expect(await titleOf(application.applicationId)).toBe('Bright Care');
  expect(await titleOf(`${application.applicationId}-2`)).toBe('Bright Care');
});

it('Nobody is named for a process of a window, nor for an application that was not unsealed', async () => {
  expect(await titleOf(application.windowId)).toBeUndefined();
  expect(await titleOf(applicationIdOf(application.windowId, 'provider-sealed'))).toBeUndefined();
});
