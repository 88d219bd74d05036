import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { type Finding, good, mend } from '../finding.ts';
import type { Look } from '../look.ts';

/** The version that templates of the CDK ask for (its rule CheckBootstrapVersion). */
const NEEDED = 6;

/** Has the CDK been given what it deploys with? */
export const bootstrap: Look = {
  about: 'Bootstrap',
  look: async ({ sts, parameter }, { region }) => {
    const version = await parameter('/cdk-bootstrap/hnb659fds/version');
    const { Account = 'ACCOUNT' } = await sts.send(new GetCallerIdentityCommand({}));
    return judgeBootstrap(version?.Value, `npx cdk bootstrap aws://${Account}/${region}`);
  },
};

export const judgeBootstrap = (version: string | undefined, command: string): readonly Finding[] => {
  if (version === undefined) return [mend(`the account and region are not bootstrapped: ${command}`)];
  return Number(version) >= NEEDED
    ? [good(`version ${version}`)]
    : [mend(`version ${version} is too old, ${NEEDED} is needed: ${command}`)];
};
