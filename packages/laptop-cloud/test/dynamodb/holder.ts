// Run as a process of its own by a test: starts DynamoDB Local in a folder, and is then killed.
import { startDynamoDb } from '../../src/dynamodb/dynamodb-local.ts';

const { endpoint } = await startDynamoDb({ dir: process.argv[2] ?? '' });
process.stdout.write(`${endpoint}\n`);
setInterval(() => {}, 1_000);
