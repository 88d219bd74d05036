import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';

/**
 * Secrets that the council puts into Systems Manager before the first deployment (docs/deploying.md). The stacks know names alone:
 * a value never passes through a template.
 */
export class SecretParameters extends Construct {
  readonly cqcKey = '/provider-onboarding/cqc-key';
  readonly notifyKey = '/provider-onboarding/notify-key';
  readonly formSecret = '/provider-onboarding/form-secret';

  /** Lets a function read one of them. */
  allowReading(fn: HouseFunction, name: string): void {
    fn.allow(
      ['ssm:GetParameter'],
      [Stack.of(this).formatArn({ service: 'ssm', resource: 'parameter', resourceName: name.slice(1) })],
    );
  }
}
