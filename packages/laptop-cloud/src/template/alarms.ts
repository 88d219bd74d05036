import * as z from 'zod';
import { isCounted, type Metric } from '../alarms/metric.ts';
import { UnknownInTemplate } from './intrinsics.ts';
import type { Resources } from './resources.ts';
import { readTopics } from './topics.ts';

const unknown = z.undefined().optional();
const Properties = z.object({
  AlarmName: z.string().optional(),
  AlarmDescription: z.string().optional(),
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Statistic: z.enum(['Sum', 'Maximum']),
  Period: z.int().min(60),
  Threshold: z.number(),
  ComparisonOperator: z.enum(['GreaterThanOrEqualToThreshold', 'GreaterThanThreshold']),
  EvaluationPeriods: z.int().min(1),
  DatapointsToAlarm: z.int().min(1).optional(),
  TreatMissingData: z.literal('notBreaching'),
  AlarmActions: z.array(z.string()).default([]),
  OKActions: z.array(z.string()).default([]),
  // What CloudWatch knows beside, and is not done here.
  ActionsEnabled: unknown,
  EvaluateLowSampleCountPercentile: unknown,
  ExtendedStatistic: unknown,
  InsufficientDataActions: unknown,
  Metrics: unknown,
  ThresholdMetricId: unknown,
  Unit: unknown,
});

/** An alarm of CloudWatch on one metric. */
export interface Alarm {
  readonly logicalId: string;
  readonly name: string;
  readonly metric: Metric;
  readonly statistic: 'Sum' | 'Maximum';
  readonly periodMs: number;
  readonly threshold: number;
  /** Whether the threshold itself is too much. */
  readonly orEqual: boolean;
  /** It rings when so many of the last `evaluationPeriods` were too much. */
  readonly datapointsToAlarm: number;
  readonly evaluationPeriods: number;
  /** ARNs of the topics that are told. */
  readonly alarmActions: readonly string[];
  readonly okActions: readonly string[];
}

/** @throws UnknownInTemplate for what is not known here, and for a metric that nothing here counts */
export function readAlarms(resources: Resources): Alarm[] {
  const topics = new Set(readTopics(resources).map(({ arn }) => arn));
  return resources.of(['AWS::CloudWatch::Alarm'], Properties).map(({ logicalId, name, properties }) => {
    const metric = {
      namespace: properties.Namespace,
      name: properties.MetricName,
      dimensions: Object.fromEntries(properties.Dimensions.map(({ Name, Value }) => [Name, Value])),
    };
    if (!isCounted(metric)) {
      const by = Object.keys(metric.dimensions).join(', ') || 'no dimension';
      throw new UnknownInTemplate(`${logicalId}: ${metric.namespace} ${metric.name} by ${by} is not counted here`);
    }
    for (const action of [...properties.AlarmActions, ...properties.OKActions])
      if (!topics.has(action)) throw new UnknownInTemplate(`${logicalId}: it may tell topics alone, not ${action}`);
    return {
      logicalId,
      name,
      metric,
      statistic: properties.Statistic,
      periodMs: properties.Period * 1000,
      threshold: properties.Threshold,
      orEqual: properties.ComparisonOperator === 'GreaterThanOrEqualToThreshold',
      evaluationPeriods: properties.EvaluationPeriods,
      datapointsToAlarm: properties.DatapointsToAlarm ?? properties.EvaluationPeriods,
      alarmActions: properties.AlarmActions,
      okActions: properties.OKActions,
    };
  });
}
