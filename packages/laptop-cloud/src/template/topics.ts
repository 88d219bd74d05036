import * as z from 'zod';
import { PolicyDocument } from './access.ts';
import { arn } from './names.ts';
import type { Resources } from './resources.ts';

const TopicProperties = z.object({ KmsMasterKeyId: z.undefined().optional() });
const PolicyProperties = z.object({ Topics: z.array(z.string()), PolicyDocument });

/** A topic of SNS. Nobody subscribes to it here: what is published is shown. */
export interface Topic {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  /** Stands in the place of the policy that SNS gives a topic by itself. */
  readonly policy: PolicyDocument | undefined;
}

export function readTopics(resources: Resources): Topic[] {
  const policies = resources.of(['AWS::SNS::TopicPolicy'], PolicyProperties);
  return resources.of(['AWS::SNS::Topic'], TopicProperties).map(({ logicalId, name }) => {
    const own = policies.findLast(({ properties }) => properties.Topics.includes(arn('sns', name)));
    return { logicalId, name, arn: arn('sns', name), policy: own?.properties.PolicyDocument };
  });
}
