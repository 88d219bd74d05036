import type { Now } from '../../adapters/clock.ts';

/** Which service counts: what is deployed is told it, as the loggers are told the function's name. */
const namespace = () => process.env.POWERTOOLS_METRICS_NAMESPACE ?? 'ProviderOnboarding';

/** Counts one of something that somebody must hear of though no task failed: a line that CloudWatch reads as a metric (its embedded metric format). */
export const countOne =
  ({ now }: { readonly now: Now }) =>
  (name: string): void => {
    const CloudWatchMetrics = [{ Namespace: namespace(), Dimensions: [[]], Metrics: [{ Name: name, Unit: 'Count' }] }];
    process.stdout.write(
      `${JSON.stringify({ _aws: { Timestamp: Date.parse(now()), CloudWatchMetrics }, [name]: 1 })}\n`,
    );
  };
