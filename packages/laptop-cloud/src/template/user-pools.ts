import * as z from 'zod';
import type { Resources } from './resources.ts';

const ClientProperties = z.object({
  UserPoolId: z.string(),
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default([]),
  GenerateSecret: z.boolean().default(false),
});
const GroupProperties = z.object({ UserPoolId: z.string(), GroupName: z.string() });

interface UserPoolClient {
  readonly clientId: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly scopes: readonly string[];
  readonly hasSecret: boolean;
}

export interface UserPool {
  /** Its id too, and the last part of its issuer's URL. */
  readonly logicalId: string;
  readonly groups: readonly string[];
  readonly clients: readonly UserPoolClient[];
}

export function readUserPools(resources: Resources): UserPool[] {
  const clients = resources.of(['AWS::Cognito::UserPoolClient'], ClientProperties);
  const groups = resources.of(['AWS::Cognito::UserPoolGroup'], GroupProperties);
  return resources.of(['AWS::Cognito::UserPool'], z.object({})).map(({ logicalId }) => ({
    logicalId,
    groups: groups
      .filter((group) => group.properties.UserPoolId === logicalId)
      .map((group) => group.properties.GroupName),
    clients: clients
      .filter((client) => client.properties.UserPoolId === logicalId)
      .map((client) => ({
        clientId: client.logicalId,
        callbackUrls: client.properties.CallbackURLs,
        logoutUrls: client.properties.LogoutURLs,
        scopes: client.properties.AllowedOAuthScopes,
        hasSecret: client.properties.GenerateSecret,
      })),
  }));
}
