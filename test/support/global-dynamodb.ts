import { startDynamoDb } from '@laptop/cloud/dynamodb';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    readonly dynamoDbEndpoint: string;
  }
}

/** One DynamoDB Local for the whole run: suites make tables under names of their own. */
export default async function start(project: TestProject): Promise<() => Promise<void>> {
  const { endpoint, stop } = await startDynamoDb({ inMemory: true });
  project.provide('dynamoDbEndpoint', endpoint);
  return stop;
}
