import { RemovalPolicy } from 'aws-cdk-lib';

/**
 * What is kept when its stack is deleted, or when it is replaced. What a failed deployment had only just made holds nothing yet and goes, so that
 * the next attempt begins where this one did.
 */
export const KEPT = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
