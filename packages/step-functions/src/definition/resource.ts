/** What a Task calls. */
export type Resource = LambdaFunction | Service;

/** A bare Lambda ARN: the state's input goes in, the function's answer comes out, with events of their own. */
export interface LambdaFunction {
  readonly kind: 'lambda-function';
  readonly arn: string;
}

/** A service integration: `arn:aws:states:::SERVICE:ACTION[.PATTERN]`. */
export interface Service {
  readonly kind: 'service';
  readonly arn: string;
  /** `lambda`, `states`, `dynamodb`, `aws-sdk:dynamodb` ...: the event's resourceType. */
  readonly service: string;
  /** `invoke`, `putItem` ... */
  readonly action: string;
  /** The event's resource: the action with its pattern, such as `startExecution.sync:2`. */
  readonly resource: string;
  readonly pattern: Pattern;
}

/** Answer at once, wait for a job, or wait for a task token. */
export type Pattern = 'request' | 'sync' | 'token';

const LAMBDA = /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9$_-]+)?$/;
const SERVICE =
  /^arn:aws[a-z-]*:states:[a-z0-9-]*:\d*:((?:aws-sdk:)?[a-z0-9-]+):([A-Za-z0-9]+)(\.sync(?::2)?|\.waitForTaskToken)?$/;

/** `undefined` when it is nothing that a Task can call. */
export const parseResource = (arn: string): Resource | undefined => {
  if (LAMBDA.test(arn)) return { kind: 'lambda-function', arn };
  const [, service, action, suffix = ''] = SERVICE.exec(arn) ?? [];
  if (service === undefined || action === undefined) return undefined;
  const pattern = suffix === '' ? 'request' : suffix === '.waitForTaskToken' ? 'token' : 'sync';
  return { kind: 'service', arn, service, action, resource: action + suffix, pattern };
};
