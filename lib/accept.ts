import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A finding of cdk-nag's AwsSolutions that is left standing. */
export interface Accepted {
  /** The rule and, where it has several findings, which: `IAM5[Resource::*]`. `…` in it stands for names that CDK makes up. */
  readonly finding: string;
  /** What stands against the danger instead, for the council's security officer. */
  readonly reason: string;
}

/** Leaves a finding standing on a construct and its parts. `test/lib/security-checks.test.ts` refuses one that is no longer found. */
export const accept = (construct: IConstruct, { finding, reason }: Accepted): void =>
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${finding}`, reason });
