import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Used } from './use.ts';

/**
 * Secrets that the council puts into Systems Manager before the first deployment (docs/deploying.md). The stacks know names alone:
 * a value never passes through a template.
 */
export class SecretParameters extends Construct {
  readonly cqcKey = this.#secret('cqc-key');
  readonly notifyKey = this.#secret('notify-key');
  readonly formSecret = this.#secret('form-secret');

  #secret(name: string): Used {
    const resourceName = `provider-onboarding/${name}`;
    const arn = Stack.of(this).formatArn({ service: 'ssm', resource: 'parameter', resourceName });
    return { name: `/${resourceName}`, permissions: [{ actions: ['ssm:GetParameter'], resources: [arn] }] };
  }
}
