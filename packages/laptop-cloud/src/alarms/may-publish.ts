import { decide, type Rule, rule } from '../gate/policy.ts';
import { account, arn as arnOf, region } from '../template/names.ts';
import type { Topic } from '../template/topics.ts';

/** Who publishes what an alarm says. */
const CLOUDWATCH = 'cloudwatch.amazonaws.com';

/**
 * Why CloudWatch may not publish to a topic for an alarm, or null where it may. The policy of a topic is all that counts: a service has no
 * role here. One that was given none has SNS's own, which lets the account's alarms publish.
 *
 * @throws for a policy that cannot be judged here
 */
export function publishing({ arn, name, policy }: Topic): (alarm: string) => string | null {
  if (!policy) return () => null;
  const rules: readonly Rule[] = policy.Statement.filter(({ Principal: principal }) => {
    if (principal === undefined || principal === '*') return true;
    return [...(principal.Service ?? []), ...(principal.AWS ?? [])].some((one) => one === '*' || one === CLOUDWATCH);
  }).map((statement) => rule(statement, name));
  return (alarm) => {
    const context = new Map([
      ['aws:sourceaccount', [account]],
      ['aws:sourcearn', [arnOf('cloudwatch', `alarm:${alarm}`)]],
      ['aws:securetransport', ['true']],
      ['aws:principalservicename', [CLOUDWATCH]],
      ['aws:requestedregion', [region]],
    ]);
    const decision = decide({ action: 'sns:Publish', resource: arn, context }, [], rules);
    return decision.allowed ? null : `${CLOUDWATCH} is not authorized to perform: sns:Publish on resource: ${arn}`;
  };
}
