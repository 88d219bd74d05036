import * as z from 'zod';
import type { MetricFilter } from '../template/metric-filters.ts';
import { jsonObject } from './log-pattern.ts';
import type { Count } from './metric.ts';

const Embedded = z.object({
  CloudWatchMetrics: z.array(
    z.object({
      Namespace: z.string(),
      Dimensions: z.array(z.array(z.string())),
      Metrics: z.array(z.object({ Name: z.string() })),
    }),
  ),
});

/** Counts what the lines of logs say: by the filters on their log group, and by metrics that are embedded in a line. */
export const logMetrics =
  (filters: readonly MetricFilter[], count: Count) =>
  (logGroup: string | undefined, line: string): void => {
    for (const { logGroup: of, matches, metric, value } of filters)
      if (of === logGroup && matches(line)) count(metric, value);
    if (line.includes('"_aws"')) countEmbedded(line, count);
  };

/** A line in CloudWatch's embedded metric format: values stand beside `_aws`, which says what they are. */
function countEmbedded(line: string, count: Count): void {
  const { _aws, ...fields } = jsonObject(line) ?? {};
  const embedded = Embedded.safeParse(_aws);
  if (!embedded.success) return;
  for (const { Namespace: namespace, Dimensions, Metrics } of embedded.data.CloudWatchMetrics)
    for (const { Name: name } of Metrics)
      for (const names of Dimensions) {
        const dimensions = Object.fromEntries(names.map((each) => [each, String(fields[each])]));
        for (const value of [fields[name]].flat())
          if (typeof value === 'number') count({ namespace, name, dimensions }, value);
      }
}
