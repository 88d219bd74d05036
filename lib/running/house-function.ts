import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
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
import type { Assets } from './assets.ts';
import type { FunctionName, Given } from './environments.ts';
import type { Permission, Used } from './use.ts';

/** Counts what the adapters log of records that are not of the shape they should have. */
export const unreadableRecords = { metricNamespace: 'ProviderOnboarding', metricName: 'UnreadableRecords' };

export interface HouseFunctionProps<Name extends FunctionName> {
  readonly assets: Assets;
  /** What its env.ts asks for, with the permissions to use it. */
  readonly environment: Given<Name>;
  /** A page answers within seconds; a task of many records may take minutes. */
  readonly timeout?: Duration;
  readonly memoryMegabytes?: number;
}

/**
 * A Lambda with the house's defaults: Node.js 24 on ARM, JSON logs for a year, active tracing, and no permission but those that come with
 * its environment, or are allowed.
 */
export class HouseFunction<Name extends FunctionName = FunctionName> extends Construct {
  readonly lambda: LambdaFunction;

  /** @param name of its bundle, by which its environment is typed */
  constructor(
    scope: Construct,
    name: Name,
    { assets, environment, timeout = Duration.seconds(29), memoryMegabytes = 512 }: HouseFunctionProps<Name>,
  ) {
    const id = pascal(name);
    super(scope, id);
    const given = Object.entries<string | Used>(environment);
    const logs = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(assets(name)),
      environment: {
        POWERTOOLS_SERVICE_NAME: id,
        NODE_OPTIONS: '--enable-source-maps',
        ...Object.fromEntries(
          given.map(([variable, value]) => [variable, typeof value === 'string' ? value : value.name]),
        ),
      },
      timeout,
      memorySize: memoryMegabytes,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: logs,
    });
    for (const [, value] of given)
      if (typeof value !== 'string') for (const permission of value.permissions) this.#allow(permission);
    new MetricFilter(this, 'UnreadableRecords', {
      logGroup: logs,
      filterPattern: FilterPattern.literal('"A record cannot be read"'),
      ...unreadableRecords,
    });
  }

  #allow({ actions, resources, conditions }: Permission): void {
    this.lambda.addToRolePolicy(
      new PolicyStatement({ actions: [...actions], resources: [...resources], ...(conditions && { conditions }) }),
    );
  }
}

const pascal = (name: string) => name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
