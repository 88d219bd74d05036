import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { namesOf } from '../stage.ts';
import type { Used } from './use.ts';

/**
 * Secrets that the council puts into Systems Manager before the first deployment (docs/deploying.md). The stacks know names alone:
 * a value never passes through a template.
 */
export class SecretParameters extends Construct {
  readonly cqcKey: Used;
  readonly notifyKey: Used;
  readonly formSecret: Used;

  constructor(scope: Construct, id: string, { stage }: { readonly stage: string }) {
    super(scope, id);
    const { parameter } = namesOf(stage);
    this.cqcKey = this.#secret(parameter('cqc-key'));
    this.notifyKey = this.#secret(parameter('notify-key'));
    this.formSecret = this.#secret(parameter('form-secret'));
  }

  /** A name begins with the slash that its ARN has after `parameter`. */
  #secret(name: string): Used {
    const arn = Stack.of(this).formatArn({ service: 'ssm', resource: 'parameter', resourceName: name.slice(1) });
    return { name, permissions: [{ actions: ['ssm:GetParameter'], resources: [arn] }] };
  }
}
