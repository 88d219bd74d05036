/** A metric of CloudWatch: its namespace, its name, and the dimensions that tell it from others of that name. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Takes a value of a metric, as of now. */
export type Count = (metric: Metric, value?: number) => void;

/** The same for metrics that are the same, whatever the order of their dimensions. */
export const metricKey = ({ namespace, name, dimensions }: Metric): string =>
  JSON.stringify([namespace, name, ...Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** What the services of this machine count as AWS does, with the dimensions by which an alarm may look at it. */
const counted: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'AWS/ApiGateway 5xx': [['ApiId']],
  // Without a dimension: of all functions of the account.
  'AWS/Lambda AsyncEventsDropped': [['FunctionName']],
  'AWS/Lambda Errors': [['FunctionName'], []],
  'AWS/Lambda IteratorAge': [['FunctionName']],
  'AWS/Lambda Throttles': [['FunctionName'], []],
  'AWS/Scheduler InvocationDroppedCount': [['ScheduleGroup']],
  'AWS/States ExecutionsAborted': [['StateMachineArn']],
  'AWS/States ExecutionsFailed': [['StateMachineArn']],
  'AWS/States ExecutionsTimedOut': [['StateMachineArn']],
};

/** Whether anything is counted here that an alarm on this metric could see; an app's own namespaces always are. */
export const isCounted = ({ namespace, name, dimensions }: Metric): boolean =>
  !namespace.startsWith('AWS/') ||
  (counted[`${namespace} ${name}`] ?? []).some(
    (known) =>
      known.length === Object.keys(dimensions).length &&
      known.every((dimension) => Object.hasOwn(dimensions, dimension)),
  );

/** A metric of Lambda is counted for its function and for all of them. */
export const ofLambda = (count: Count, name: string, functionName: string, value = 1): void => {
  const metric = { namespace: 'AWS/Lambda', name };
  count({ ...metric, dimensions: { FunctionName: functionName } }, value);
  count({ ...metric, dimensions: {} }, value);
};
