import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { namesOf } from '../../../lib/stage.ts';
import { type Finding, good, mend } from '../finding.ts';
import { ifThere } from '../if-there.ts';
import type { Look } from '../look.ts';
import type { Places } from '../places.ts';

/** Is the stage there already, and can it be deployed over? */
export const stacks: Look = {
  about: 'Stacks',
  look: async (places, { stage, isFirst }) => {
    const { stack } = namesOf(stage);
    const names = [stack('Stored'), stack('Processes'), stack('Running')] as const;
    const [stored, processes, running] = await Promise.all(names.map((name) => statusOf(places, name)));
    return [
      ...judgeStored(names[0], stored, isFirst),
      ...judgeStack(names[1], processes),
      ...judgeStack(names[2], running),
    ];
  },
};

const statusOf = async ({ stacks: cloudFormation }: Places, name: string): Promise<string | undefined> => {
  const found = await ifThere(cloudFormation.send(new DescribeStacksCommand({ StackName: name })));
  return found?.Stacks?.[0]?.StackStatus;
};

/** What protects from deletion comes with the deployment after the first. A first one that failed (`ROLLBACK_…`) is made again, an update (`UPDATE_ROLLBACK_…`) is not. */
export const judgeStored = (name: string, status: string | undefined, isFirst: boolean): readonly Finding[] => {
  if (status === undefined && !isFirst)
    return [mend(`${name} is not there yet: deploy it with -c firstDeployment=yes, and say that here too`)];
  if (status !== undefined && isFirst && !/^(ROLLBACK|DELETE)_/.test(status))
    return [mend(`${name} is there: leave firstDeployment out, or what it stores is not protected from deletion`)];
  return judgeStack(name, status);
};

export const judgeStack = (name: string, status: string | undefined): readonly Finding[] => {
  if (status === undefined) return [good(`${name} is not there yet, and will be made`)];
  if (status === 'ROLLBACK_COMPLETE' || status === 'ROLLBACK_FAILED' || status === 'DELETE_FAILED')
    return [mend(`${name} is left of an attempt that failed (${status}): delete it in CloudFormation, then deploy`)];
  if (status.endsWith('_IN_PROGRESS'))
    return [mend(`${name} is being deployed by somebody else (${status}): wait until that is over`)];
  return status.endsWith('_FAILED')
    ? [mend(`${name} is ${status}: choose "Continue update rollback" in CloudFormation, then deploy`)]
    : [good(`${name} is there (${status}) and can be deployed over`)];
};
