import { DescribeUserPoolDomainCommand, type DomainDescriptionType } from '@aws-sdk/client-cognito-identity-provider';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { namesOf } from '../../../lib/stage.ts';
import { type Finding, good, mend } from '../finding.ts';
import type { Look } from '../look.ts';

/** Are the addresses of the two sign-in pages free in the region, or this stage's own? */
export const signInAddresses: Look = {
  about: 'Sign-in addresses',
  look: async ({ cognito, sts }, { stage, domainPrefix, isFirst }) => {
    const { Account } = await sts.send(new GetCallerIdentityCommand({}));
    const domains = (['providers', 'officers'] as const).map((of) => namesOf(stage).signInDomain(domainPrefix, of));
    return Promise.all(
      domains.map(async (Domain) => {
        const { DomainDescription } = await cognito.send(new DescribeUserPoolDomainCommand({ Domain }));
        return judgeDomain(Domain, DomainDescription, { account: Account, isFirst });
      }),
    );
  },
};

type Found = Pick<DomainDescriptionType, 'UserPoolId' | 'AWSAccountId'> | undefined;

export const judgeDomain = (
  domain: string,
  found: Found,
  { account, isFirst }: { readonly account: string | undefined; readonly isFirst: boolean },
): Finding => {
  if (!found?.UserPoolId) return good(`${domain} is free, as far as Cognito says`);
  if (found.AWSAccountId !== account) return mend(`${domain} is somebody else's: choose another domainPrefix`);
  return isFirst
    ? mend(
        `${domain} is taken by the user pool ${found.UserPoolId} of this account: delete its domain, or choose another domainPrefix`,
      )
    : good(`${domain} is this account's already`);
};
