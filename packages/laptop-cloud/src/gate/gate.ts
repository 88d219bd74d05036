import { IncomingMessage, type ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import type { Table } from '../template/tables.ts';
import type { Access } from './access.ts';
import { refuse } from './answers.ts';
import { type Credential, credentialOf } from './credential.ts';
import { dynamoDbAsks } from './dynamodb-asks.ts';
import type { DynamoDbUpstream } from './dynamodb-upstream.ts';
import type { Handler } from './handler.ts';
import type { Ask } from './policy.ts';
import { lambdaAsks, ssmAsks, statesAsks, userPoolAsks } from './service-asks.ts';
import type { Upstream } from './upstream.ts';
import { wholeBody } from './whole-body.ts';

/** The services behind the gate. */
export interface Services {
  readonly dynamoDb: Pick<DynamoDbUpstream, 'forward'>;
  readonly lambda: Handler;
  readonly ssm: Handler;
  /** Cognito's API of user pools. */
  readonly userPools: Handler;
  /** Reads its own requests, forms with files included, and asks `Access` itself. */
  readonly s3: Handler;
  readonly states: Pick<Upstream, 'forward'>;
  /** Is told that these tables (ARNs) were written to. */
  written(tables: readonly string[]): void;
  /** The ARN of the machine that gave out a task token. */
  machineOf(taskToken: string): string | undefined;
}

/** What changes items. */
const writing = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);

/**
 * The one endpoint of all AWS services: it knows the caller by the access key and the service by the credential's scope,
 * and lets through what the caller's role grants. Signatures are not checked, as it listens to this machine alone.
 */
export class Gate {
  readonly #access: Access;
  readonly #tables: readonly Table[];
  readonly #services: Services;
  #underWay = 0;

  constructor(access: Access, tables: readonly Table[], services: Services) {
    this.#access = access;
    this.#tables = tables;
    this.#services = services;
  }

  /** No request is under way. */
  readonly isQuiet = (): boolean => this.#underWay === 0;

  /** Answers a request, whatever happens; as a listener of an HTTP server. */
  readonly handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    this.#underWay += 1;
    const credential = credentialOf(req);
    try {
      await this.#answer(req, res, credential);
    } catch (error) {
      const service = credential?.service ?? '';
      if (res.headersSent) res.destroy();
      else if (error instanceof ZodError) refuse(res, service, 'ValidationException', error.message);
      else if (error instanceof SyntaxError) refuse(res, service, 'SerializationException', error.message);
      else if (error instanceof URIError) refuse(res, service, 'ValidationException', 'The path is not a valid one');
      else refuse(res, service, 'InternalServerError', error instanceof Error ? error.message : String(error));
    } finally {
      this.#underWay -= 1;
    }
  };

  async #answer(req: IncomingMessage, res: ServerResponse, credential: Credential | undefined): Promise<void> {
    if (credential === undefined || credential.service === 's3') {
      // A form that a browser posts has its credential within, and an unsigned request is S3's to refuse.
      if (!(await this.#services.s3(req, res))) refuse(res, 's3', 'MissingAuthenticationToken', 'No credential');
      return;
    }
    const { accessKeyId, service } = credential;
    const body = await wholeBody(req);
    const role = this.#access.role(accessKeyId);
    if (!role) {
      return refuse(
        res,
        service,
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    }
    const operation = String(req.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
    // Lambda's API has its operation in the path, and its body is the function's.
    const request: unknown = service === 'lambda' || operation === '' ? {} : JSON.parse(body.toString() || '{}');
    const asks = this.#asks(service, operation, req, request);
    if (!asks) return refuse(res, service, 'UnknownOperationException', `${service} ${operation} is not on the laptop`);
    for (const ask of asks) {
      const decision = this.#access.decide(accessKeyId, ask);
      if (!decision.allowed) {
        const { action, resource } = ask;
        const text = `User: ${role.arn} is not authorized to perform: ${action} on resource: ${resource} ${decision.why}`;
        return refuse(res, service, 'AccessDeniedException', text);
      }
    }
    if (service === 'dynamodb') {
      const succeeded = await this.#services.dynamoDb.forward(req, { operation, body, request }, res);
      if (succeeded && writing.has(operation)) this.#services.written(asks.map(({ resource }) => resource));
      return;
    }
    if (service === 'states') return this.#services.states.forward(req, body, res);
    const { lambda, ssm, userPools } = this.#services;
    const handle = service === 'lambda' ? lambda : service === 'cognito-idp' ? userPools : ssm;
    if (!(await handle(readAgain(req, body), res))) {
      refuse(res, service, 'UnknownOperationException', `${service} has no ${operation}`);
    }
  }

  #asks(service: string, operation: string, req: IncomingMessage, request: unknown): Ask[] | undefined {
    if (service === 'lambda') return lambdaAsks(req.method ?? '', (req.url ?? '').split('?')[0] ?? '');
    if (operation === '') return undefined;
    if (service === 'dynamodb') return dynamoDbAsks(this.#tables, operation, request);
    if (service === 'states') return statesAsks(operation, request, this.#services.machineOf);
    if (service === 'ssm') return ssmAsks(operation, request);
    if (service === 'cognito-idp') return userPoolAsks(operation, request);
    return undefined;
  }
}

/** The request once more, for a handler that reads the body itself. */
function readAgain(req: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(req.socket);
  again.method = req.method;
  again.url = req.url;
  again.headers = req.headers;
  // Complete, or the end of reading would be taken for a lost connection.
  again.complete = true;
  again.push(body);
  again.push(null);
  return again;
}
