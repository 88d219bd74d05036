import * as z from 'zod';
import { type LogPattern, logPattern } from '../alarms/log-pattern.ts';
import type { Metric } from '../alarms/metric.ts';
import { UnknownInTemplate } from './intrinsics.ts';
import type { Resources } from './resources.ts';

const Properties = z.object({
  FilterPattern: z.string(),
  LogGroupName: z.string(),
  MetricTransformations: z.array(
    z.strictObject({
      MetricName: z.string(),
      MetricNamespace: z.string(),
      MetricValue: z.coerce.number(),
      // One that fills up the periods in which nothing matches; where data may be missing it makes no difference.
      DefaultValue: z.literal(0).optional(),
    }),
  ),
});

/** What counts the lines of a log group that are as a pattern asks. */
export interface MetricFilter {
  readonly logGroup: string;
  readonly matches: LogPattern;
  readonly metric: Metric;
  /** What each line counts. */
  readonly value: number;
}

/** @throws UnknownInTemplate for a pattern that cannot be judged here */
export const readMetricFilters = (resources: Resources): MetricFilter[] =>
  resources.of(['AWS::Logs::MetricFilter'], Properties).flatMap(({ logicalId, properties }) => {
    const matches = logPattern(properties.FilterPattern);
    if (!matches)
      throw new UnknownInTemplate(`${logicalId}: the pattern ${properties.FilterPattern} is not known here`);
    return properties.MetricTransformations.map(({ MetricNamespace, MetricName, MetricValue }) => ({
      logGroup: properties.LogGroupName,
      matches,
      metric: { namespace: MetricNamespace, name: MetricName, dimensions: {} },
      value: MetricValue,
    }));
  });
