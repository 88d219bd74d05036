import * as z from 'zod';
import type { Resources } from './resources.ts';

const Properties = z.object({
  Description: z.string().optional(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  StartDate: z.string().optional(),
  EndDate: z.string().optional(),
  GroupName: z.string().default('default'),
  Target: z.object({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().default('{}'),
    RetryPolicy: z
      .object({ MaximumRetryAttempts: z.number().default(185), MaximumEventAgeInSeconds: z.number().default(86_400) })
      .prefault({}),
  }),
});

export interface Schedule {
  readonly logicalId: string;
  readonly name: string;
  readonly group: string;
  readonly description: string | undefined;
  /** `cron(...)`, `rate(...)` or `at(...)`, as EventBridge Scheduler reads them. */
  readonly expression: string;
  /** IANA name of the zone that the expression is in. */
  readonly timezone: string;
  readonly enabled: boolean;
  readonly startDate: string | undefined;
  readonly endDate: string | undefined;
  readonly target: {
    readonly arn: string;
    readonly roleArn: string;
    /** Sent as it is, but for its `<aws.scheduler.…>` keywords. */
    readonly input: string;
    readonly maximumRetryAttempts: number;
    readonly maximumAgeSeconds: number;
  };
}

export function readSchedules(resources: Resources): Schedule[] {
  return resources.of(['AWS::Scheduler::Schedule'], Properties).map(({ logicalId, name, properties }) => ({
    logicalId,
    name,
    group: properties.GroupName,
    description: properties.Description,
    expression: properties.ScheduleExpression,
    timezone: properties.ScheduleExpressionTimezone,
    enabled: properties.State === 'ENABLED',
    startDate: properties.StartDate,
    endDate: properties.EndDate,
    target: {
      arn: properties.Target.Arn,
      roleArn: properties.Target.RoleArn,
      input: properties.Target.Input,
      maximumRetryAttempts: properties.Target.RetryPolicy.MaximumRetryAttempts,
      maximumAgeSeconds: properties.Target.RetryPolicy.MaximumEventAgeInSeconds,
    },
  }));
}
