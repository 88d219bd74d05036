import { GetCallerIdentityCommand, type GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import { type Finding, good, note } from '../finding.ts';
import type { Look } from '../look.ts';

/** Whose account is it, and in which region? */
export const account: Look = {
  about: 'Account and region',
  look: async ({ sts }, { region }) => judgeAccount(await sts.send(new GetCallerIdentityCommand({})), region),
};

/** Where every service that is used is offered, among them the scanner for viruses and emails. */
const LONDON = 'eu-west-2';

export const judgeAccount = (
  { Account = '', Arn = '' }: Pick<GetCallerIdentityCommandOutput, 'Account' | 'Arn'>,
  region: string,
): readonly Finding[] => [
  good(`account ${Account}, region ${region}; see that it is the one you mean`),
  ...(Arn.endsWith(':root') ? [note('you are signed in as the root user: use a role of an administrator')] : []),
  ...(region === LONDON
    ? []
    : [
        note(
          `the service is made for ${LONDON} (London): see that GuardDuty Malware Protection for S3, SES and Cognito are in ${region}, and that the data may lie there`,
        ),
      ]),
];
