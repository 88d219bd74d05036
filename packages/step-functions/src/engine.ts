import type { AddressInfo } from 'node:net';
import { arns } from './arn.ts';
import type { Authorize } from './execution/authorize.ts';
import type { EndedExecution } from './execution/ended-execution.ts';
import { Executions } from './execution/executions.ts';
import { dynamodb } from './integrations/dynamodb.ts';
import type { Integration } from './integrations/integration.ts';
import { type Credentials, lambda } from './integrations/lambda.ts';
import { nestedExecutions } from './integrations/start-execution.ts';
import { stateMachines } from './machines.ts';
import { startExecution } from './start-execution.ts';
import { openStore } from './store/store.ts';
import type { Timers } from './timers.ts';
import { executionOperations } from './wire/executions.ts';
import { machineOperations } from './wire/machines.ts';
import { mapRunOperations } from './wire/map-runs.ts';
import { serve } from './wire/server.ts';
import { taskOperations } from './wire/tasks.ts';

export interface EngineOptions {
  /** The SQLite file that keeps everything; `:memory:` keeps nothing. */
  readonly file: string;
  readonly timers: Timers;
  /** Any free port when it is not given. The engine listens on 127.0.0.1 only. */
  readonly port?: number;
  readonly region: string;
  readonly account: string;
  /** Where Lambda's API is; the SDK's own rules (AWS_ENDPOINT_URL_LAMBDA) when it is not given. */
  readonly lambdaEndpoint?: string;
  /** The same for DynamoDB. */
  readonly dynamodbEndpoint?: string;
  /** Credentials of a role, with which its Tasks sign their calls. */
  readonly credentialsFor?: (roleArn: string) => Credentials;
  /** Refuses, by throwing, what a role may not do within Step Functions. */
  readonly authorize?: Authorize;
  /** Is told of each execution that has ended, children of a distributed Map included. */
  readonly ended?: (execution: EndedExecution) => void;
  /** Whether a StartExecution that comes now is one too many, for drills: AWS takes some hundred at once, and then as many a second as it says. */
  readonly isStartTooMany?: () => boolean;
  /** Services by name, such as `sqs` or `aws-sdk:dynamodb`, beside the engine's own or in their place; `*` is any. */
  readonly integrations?: Record<string, Integration>;
}

export interface Engine {
  /** Endpoint for an AWS SDK's Step Functions client. */
  readonly url: string;
  /** True when nothing happens until a timer, a service or a request says so: a virtual clock may move on. */
  quiet(): boolean;
  /** Calls of services under way; the only thing that `quiet` waits for and the engine does not do itself. */
  callsUnderWay(): number;
  /** Like `quiet`, but for calls of services. */
  idle(): boolean;
  /** Executions in flight. */
  inFlight(): number;
  close(): Promise<void>;
}

/** Starts the engine, and goes on with the executions that the file holds. */
export const startEngine = async (options: EngineOptions): Promise<Engine> => {
  const { file, timers, port = 0, region, account, lambdaEndpoint, dynamodbEndpoint } = options;
  const { credentialsFor = anyone, authorize = () => {}, integrations = {} } = options;
  const { ended, isStartTooMany = () => false } = options;
  const now = () => timers.now();
  const store = openStore(file);
  const names = arns(region, account);
  const machines = stateMachines(store, names, now);
  const services = new Map<string, Integration>(Object.entries(integrations));
  const integration = (service: string) => services.get(service) ?? services.get('*') ?? builtIn.get(service);
  const executions = new Executions({ store, machines, timers, region, account, integration, authorize, ended });
  const start = startExecution({ executions, store, arns: names, isTooMany: isStartTooMany });
  const nested = nestedExecutions({ executions, store, start, authorize });
  const tables = dynamodb({ endpoint: dynamodbEndpoint, region, credentialsFor });
  const builtIn = new Map<string, Integration>([
    ['dynamodb', tables],
    ['aws-sdk:dynamodb', tables],
    ['lambda', lambda({ endpoint: lambdaEndpoint, region, credentialsFor })],
    ['states', nested],
    ['aws-sdk:sfn', nested],
  ]);

  const server = serve(
    {
      ...executionOperations(executions, store, start),
      ...taskOperations(executions, store),
      ...machineOperations(machines, store, names, (service) => integration(service) !== undefined, authorize),
      ...mapRunOperations(store),
    },
    now,
  );
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => listening());
  });
  executions.recover();

  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    quiet: () => executions.activity.idle && executions.activity.callsUnderWay === 0,
    idle: () => executions.activity.idle,
    callsUnderWay: () => executions.activity.callsUnderWay,
    inFlight: () => executions.inFlight,
    async close() {
      executions.close();
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
      store.close();
    },
  };
};

/** Without an IAM gate in front, whose call it is does not matter. */
const anyone = (): Credentials => ({ accessKeyId: 'local', secretAccessKey: 'local' });

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address ? address.port : 0;
