import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
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
import { type Accepted, accept } from '../accept.ts';
import { KEPT } from '../kept.ts';
import { namesOf } from '../stage.ts';
import type { Assets } from './assets.ts';
import type { FunctionName, Given } from './environments.ts';
import type { Permission, Used } from './use.ts';

/** Counts what the adapters log of records that are not of the shape they should have. */
export const UNREADABLE_RECORDS = 'UnreadableRecords';

export interface HouseFunctionProps<Name extends FunctionName> {
  readonly assets: Assets;
  readonly stage: string;
  /** What its env.ts asks for, with the permissions to use it. */
  readonly environment: Given<Name>;
  /** What it may do beside: of what its environment does not name, since it is given it. */
  readonly permissions?: readonly Permission[];
  /** The name of its role, where something that is made before it lets it in by that. */
  readonly roleName?: string;
  /** A page answers within seconds; a task of many records may take minutes. */
  readonly timeout?: Duration;
  readonly memoryMegabytes?: number;
  /** Executions that are kept for it, and that it has at most; without them it shares what the account has. */
  readonly reservedConcurrency?: number | undefined;
}

/**
 * A Lambda with the house's defaults: Node.js 24 on ARM, JSON logs for a year, active tracing, and no permission but to leave logs and
 * traces, those that come with its environment, and those that machines allow it.
 */
export class HouseFunction<Name extends FunctionName = FunctionName> extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;

  /** @param name of its bundle, by which its environment is typed */
  constructor(
    scope: Construct,
    name: Name,
    {
      assets,
      stage,
      environment,
      permissions = [],
      roleName,
      timeout = Duration.seconds(29),
      memoryMegabytes = 512,
      reservedConcurrency,
    }: HouseFunctionProps<Name>,
  ) {
    const id = pascal(name);
    super(scope, id);
    const names = namesOf(stage);
    const { metricNamespace } = names;
    const given = Object.entries<string | Used>(environment);
    const logs = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: KEPT,
    });
    // The role that CDK would make may write to every log of the account.
    this.role = new Role(this, 'Role', {
      ...(roleName && { roleName }),
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logs.grantWrite(this.role);
    accept(this.role, leavesTraces);
    this.lambda = new LambdaFunction(this, 'Function', {
      // By which the state machines call it, which are there before it.
      functionName: names.function(name),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: this.role,
      handler: 'index.handler',
      code: Code.fromAsset(assets(name)),
      environment: {
        POWERTOOLS_SERVICE_NAME: id,
        POWERTOOLS_METRICS_NAMESPACE: metricNamespace,
        NODE_OPTIONS: '--enable-source-maps',
        ...Object.fromEntries(
          given.map(([variable, value]) => [variable, typeof value === 'string' ? value : value.name]),
        ),
      },
      timeout,
      memorySize: memoryMegabytes,
      ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: logs,
    });
    for (const [, value] of given) if (typeof value !== 'string') this.#allow(value);
    this.#allow({ permissions });
    new MetricFilter(this, 'UnreadableRecords', {
      logGroup: logs,
      filterPattern: FilterPattern.literal('"A record cannot be read"'),
      metricNamespace,
      metricName: UNREADABLE_RECORDS,
    });
  }

  #allow({ permissions, accepted = [] }: Omit<Used, 'name'>): void {
    for (const { actions, resources, conditions } of permissions)
      this.role.addToPolicy(
        new PolicyStatement({ actions: [...actions], resources: [...resources], ...(conditions && { conditions }) }),
      );
    for (const one of accepted) accept(this.role, one);
  }
}

/** X-Ray has no resources to name: it takes segments of traces and gives nothing back. */
const leavesTraces: Accepted = {
  finding: 'IAM5[Resource::*]',
  reason:
    'The actions of X-Ray that write segments of traces take no resource. They read nothing, and traces hold no personal data.',
};

const pascal = (name: string) => name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
