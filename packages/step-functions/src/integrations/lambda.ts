import { InvokeCommand, type InvokeCommandInput, type InvokeCommandOutput, LambdaClient } from '@aws-sdk/client-lambda';
import { isObject, type Json, type JsonObject, tryParseJson } from '../json.ts';
import { type Integration, ServiceFailure } from './integration.ts';
import { sdkError, sdkMetadata, serviceCause } from './metadata.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface AwsAccess {
  /** Where the service listens; the SDK's own rules (AWS_ENDPOINT_URL_...) when it is not given. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  /** Credentials of a role, for the service to see whose call it is. */
  readonly credentialsFor: (roleArn: string) => Credentials;
}

/** Lambda, both as `lambda:invoke` and as a bare function ARN, called over its own API. */
export const lambda = ({ endpoint, region, credentialsFor }: AwsAccess): Integration => {
  const clients = new Map<string, LambdaClient>();
  const clientOf = (roleArn: string): LambdaClient => {
    const known = clients.get(roleArn);
    if (known) return known;
    const client = new LambdaClient({
      region,
      credentials: credentialsFor(roleArn),
      // Another attempt is for the state's Retry to make, where it is seen.
      maxAttempts: 1,
      requestHandler: { httpAgent: { keepAlive: true, maxSockets: 1024 }, requestTimeout: 0 },
      ...(endpoint !== undefined && { endpoint }),
    });
    clients.set(roleArn, client);
    return client;
  };

  return {
    async call({ parameters, functionArn, roleArn }) {
      const input =
        functionArn === undefined
          ? invocation(parameters)
          : { FunctionName: functionArn, Payload: JSON.stringify(parameters) };
      let answer: InvokeCommandOutput;
      try {
        answer = await clientOf(roleArn).send(new InvokeCommand(input));
      } catch (thrown) {
        throw refused(thrown);
      }
      const text = new TextDecoder().decode(answer.Payload);
      if (answer.FunctionError !== undefined) throw functionFailed(text);
      const json = tryParseJson(text);
      const payload = json === undefined ? text : json;
      if (functionArn !== undefined) return payload;
      return {
        ExecutedVersion: answer.ExecutedVersion ?? '$LATEST',
        Payload: payload,
        ...sdkMetadata(answer.$metadata.requestId, answer.$metadata.httpStatusCode),
        StatusCode: answer.StatusCode ?? 200,
      };
    },
  };
};

const invocation = (parameters: Json): InvokeCommandInput => {
  const { FunctionName, Payload, InvocationType, Qualifier, ClientContext, LogType } = isObject(parameters)
    ? parameters
    : ({} satisfies JsonObject);
  if (typeof FunctionName !== 'string') {
    throw new ServiceFailure('States.Runtime', "The field 'FunctionName' is required but was missing");
  }
  return {
    FunctionName,
    ...(Payload !== undefined && { Payload: JSON.stringify(Payload) }),
    ...(InvocationType === 'Event' && { InvocationType }),
    ...(typeof Qualifier === 'string' && { Qualifier }),
    ...(typeof ClientContext === 'string' && { ClientContext }),
    ...((LogType === 'Tail' || LogType === 'None') && { LogType }),
  };
};

/** The function itself failed: its error type is the error, its whole answer the cause. */
const functionFailed = (text: string): ServiceFailure => {
  const payload = tryParseJson(text);
  const type = isObject(payload) ? payload.errorType : undefined;
  if (typeof type === 'string') return new ServiceFailure(type, text);
  const cause = `The cause could not be determined because Lambda did not return an error type. Returned payload: ${text}`;
  return new ServiceFailure('Lambda.Unknown', cause);
};

/** Exceptions of Invoke that the SDK knows by name; any other is the service's general one. */
const KNOWN = new Set([
  'EC2AccessDeniedException',
  'InvalidParameterValueException',
  'InvalidRequestContentException',
  'RequestTooLargeException',
  'ResourceConflictException',
  'ResourceNotFoundException',
  'ResourceNotReadyException',
  'ServiceException',
  'TooManyRequestsException',
  'UnsupportedMediaTypeException',
]);

/** Lambda did not run the function. */
const refused = (thrown: unknown): ServiceFailure => {
  const { code, message, status, requestId } = sdkError(thrown);
  if (status === undefined)
    return new ServiceFailure('Lambda.SdkClientException', `Unable to execute HTTP request: ${message}`);
  const name = KNOWN.has(code) ? code : status >= 500 ? 'ServiceException' : 'AWSLambdaException';
  return new ServiceFailure(`Lambda.${name}`, serviceCause(message, 'AWSLambda', status, code, requestId));
};
