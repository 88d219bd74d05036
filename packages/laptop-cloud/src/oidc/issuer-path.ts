/** Where on the site the issuer of a user pool lies. */
export const issuerPath = (poolId: string): string => `/_local/oidc/${poolId}`;
