import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, MetricFilter, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Counts what the adapters log of records that are not of the shape they should have. */
export const unreadableRecords = { metricNamespace: 'ProviderOnboarding', metricName: 'UnreadableRecords' };

export interface HouseFunctionProps<Environment> {
  /** The folder of the bundle: one asset, the same on a laptop. */
  readonly asset: string;
  /** What its env.ts asks for; the type comes from there. */
  readonly environment: Environment;
  /** A page answers within seconds; a task of many records may take minutes. */
  readonly timeout?: Duration;
  readonly memoryMegabytes?: number;
}

/** A Lambda with the house's defaults: Node.js 24 on ARM, JSON logs for a year, active tracing, and no permission until one is allowed. */
export class HouseFunction<Environment extends Record<string, string> = Record<string, string>> extends Construct {
  readonly lambda: LambdaFunction;

  constructor(
    scope: Construct,
    id: string,
    { asset, environment, timeout = Duration.seconds(29), memoryMegabytes = 512 }: HouseFunctionProps<Environment>,
  ) {
    super(scope, id);
    const logs = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(asset),
      environment: { POWERTOOLS_SERVICE_NAME: id, ...environment },
      timeout,
      memorySize: memoryMegabytes,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: logs,
    });
    new MetricFilter(this, 'UnreadableRecords', {
      logGroup: logs,
      filterPattern: FilterPattern.literal('"A record cannot be read"'),
      ...unreadableRecords,
    });
  }

  get grantPrincipal(): IGrantable['grantPrincipal'] {
    return this.lambda.grantPrincipal;
  }

  /** Allows these actions, and no others, on these resources. */
  allow(
    actions: readonly string[],
    resources: readonly string[],
    conditions?: Record<string, Record<string, readonly string[]>>,
  ): void {
    this.lambda.addToRolePolicy(
      new PolicyStatement({ actions: [...actions], resources: [...resources], ...(conditions ? { conditions } : {}) }),
    );
  }
}
