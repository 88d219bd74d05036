import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { type Integration, type ServiceCall, ServiceFailure } from './integration.ts';
import type { AwsAccess } from './lambda.ts';
import { sdkError, sdkMetadata, serviceCause } from './metadata.ts';

/** DynamoDB checks its requests itself, and says what is wrong with them. */
const request = <T>(parameters: Json): T =>
  z.custom<T>((value) => typeof value === 'object' && value !== null).parse(isObject(parameters) ? parameters : {});

type Send = (
  client: DynamoDBClient,
  parameters: Json,
) => Promise<{ readonly $metadata: { readonly requestId?: string } }>;

const ACTIONS: Readonly<Record<string, Send>> = {
  getItem: (client, parameters) => client.send(new GetItemCommand(request(parameters))),
  putItem: (client, parameters) => client.send(new PutItemCommand(request(parameters))),
  updateItem: (client, parameters) => client.send(new UpdateItemCommand(request(parameters))),
  deleteItem: (client, parameters) => client.send(new DeleteItemCommand(request(parameters))),
  query: (client, parameters) => client.send(new QueryCommand(request(parameters))),
};

/** `dynamodb:getItem` and its like, optimized or as `aws-sdk:dynamodb`: items in DynamoDB's own JSON. */
export const dynamodb = ({ endpoint, region, credentialsFor }: AwsAccess): Integration => {
  const clients = new Map<string, DynamoDBClient>();
  const clientOf = (roleArn: string): DynamoDBClient => {
    const known = clients.get(roleArn);
    if (known) return known;
    const client = new DynamoDBClient({
      region,
      credentials: credentialsFor(roleArn),
      maxAttempts: 1,
      ...(endpoint !== undefined && { endpoint }),
    });
    clients.set(roleArn, client);
    return client;
  };

  return {
    async call(call) {
      const send = ACTIONS[call.action];
      if (!send)
        throw new ServiceFailure(
          'States.Runtime',
          `The action '${call.action}' of DynamoDB is not available on this computer.`,
        );
      try {
        const { $metadata, ...answer } = await send(clientOf(call.roleArn), call.parameters);
        const plain: JsonObject = JSON.parse(JSON.stringify(answer));
        return call.service === 'dynamodb' ? { ...plain, ...sdkMetadata($metadata.requestId) } : plain;
      } catch (thrown) {
        throw refused(call, thrown);
      }
    },
  };
};

/** Errors that AWS's SDK has no class for. */
const GENERAL = new Set(['ValidationException', 'AccessDeniedException', 'UnrecognizedClientException']);

const refused = ({ service }: ServiceCall, thrown: unknown): ServiceFailure => {
  const { code, message, status = 0, requestId } = sdkError(thrown);
  if (service === 'dynamodb') {
    const name = GENERAL.has(code) ? 'AmazonDynamoDBException' : code;
    return new ServiceFailure(`DynamoDB.${name}`, serviceCause(message, 'AmazonDynamoDBv2', status, code, requestId));
  }
  const name = GENERAL.has(code) ? 'DynamoDbException' : code;
  const cause = `${message} (Service: DynamoDb, Status Code: ${status}, Request ID: ${requestId})`;
  return new ServiceFailure(`DynamoDb.${name}`, cause);
};
