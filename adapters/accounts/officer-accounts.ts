import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Now } from '../clock.ts';

/** How an account stands at the identity provider now: the groups that it is in, or `gone` where it was disabled or deleted. */
export type Standing = { readonly groups: readonly string[] } | 'gone';

/** @throws where the identity provider does not answer */
export type AskStanding = (subject: string) => Promise<Standing>;

interface Pool {
  readonly client: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly now: Now;
}

/** A page waits for some four seconds at most, and is then given as the groups last read allow. */
export const PATIENCE = {
  maxAttempts: 2,
  // Without the last, a request that takes longer is only warned of.
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
};

/** After a failure nobody waits for so long: an outage must not make every page slow. */
const PAUSE_MS = 30_000;

/**
 * Asks Cognito how accounts of one pool stand. Two questions, since each answers half: `AdminGetUser` tells whether an account is enabled and
 * not its groups, `AdminListGroupsForUser` the groups, of a disabled account too.
 */
export const officerAccounts = ({ client, userPoolId, now }: Pool): AskStanding => {
  let failedAt = Number.NEGATIVE_INFINITY;
  const groupsOf = async (Username: string): Promise<readonly string[]> => {
    const groups: string[] = [];
    let NextToken: string | undefined;
    do {
      const command = new AdminListGroupsForUserCommand({ UserPoolId: userPoolId, Username, Limit: 60, NextToken });
      const page = await client.send(command);
      groups.push(...(page.Groups ?? []).flatMap(({ GroupName }) => GroupName ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return groups;
  };

  return async (subject) => {
    const asked = Date.parse(now());
    if (asked < failedAt + PAUSE_MS) throw new Error('The identity provider did not answer a moment ago');
    try {
      const asking = client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: subject }));
      const listing = groupsOf(subject);
      // Both come to their end before anything is answered: a function that stands still in between would find them broken off.
      await Promise.allSettled([asking, listing]);
      const [{ Enabled }, groups] = await Promise.all([asking, listing]);
      return Enabled === true ? { groups } : 'gone';
    } catch (error) {
      if (error instanceof Error && error.name === 'UserNotFoundException') return 'gone';
      failedAt = asked;
      throw error;
    }
  };
};
