import type { LambdaFunction } from '../template/functions.ts';
import type { MetricFilter } from '../template/metric-filters.ts';
import { logMetrics } from './log-metrics.ts';
import { type Count, ofLambda } from './metric.ts';

/** What the services of this machine call so that CloudWatch's metrics are counted. */
export const watchServices = (filters: readonly MetricFilter[], apiIds: readonly string[], count: Count) => {
  const heard = logMetrics(filters, count);
  return {
    said: ({ logGroup }: LambdaFunction, line: string): void => heard(logGroup, line),
    function: ({ name }: LambdaFunction, what: string): void => ofLambda(count, what, name),
    age: (source: { readonly function: LambdaFunction }, ms: number): void =>
      ofLambda(count, 'IteratorAge', source.function.name, ms),
    dropped: ({ group }: { readonly group: string }): void =>
      count({ namespace: 'AWS/Scheduler', name: 'InvocationDroppedCount', dimensions: { ScheduleGroup: group } }),
    /** The laptop has one site: what it answers is counted for each HTTP API of the template. */
    answered: (status: number): void => {
      if (status < 500) return;
      for (const ApiId of apiIds) count({ namespace: 'AWS/ApiGateway', name: '5xx', dimensions: { ApiId } });
    },
  };
};
