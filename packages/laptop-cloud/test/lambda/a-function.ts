import type { LambdaFunction } from '../../src/template/functions.ts';
import { functionArn, roleArn } from '../../src/template/names.ts';
import { build } from '../template/app/bin/bundle.ts';

/** A function of the small app, bundled, as if read from its template. */
export const aFunction = (name: 'echo' | 'task' | 'page', given: Partial<LambdaFunction> = {}): LambdaFunction => ({
  logicalId: `${name}0123ABCD`,
  name: `${name}0123ABCD`,
  arn: functionArn(`${name}0123ABCD`),
  codeDir: build(name),
  handler: 'index.handler',
  timeoutSeconds: 2,
  memoryMb: 256,
  reservedConcurrency: undefined,
  environment: {},
  roleArn: roleArn('EchoRole'),
  logGroup: '/aws/lambda/echo',
  asyncRetries: 2,
  ...given,
});
