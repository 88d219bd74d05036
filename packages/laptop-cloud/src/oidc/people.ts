import type { UserPool } from '../template/user-pools.ts';
import type { PoolAccounts } from './pool-accounts.ts';

/** The user pools of a template with who can sign in there, as an issuer of their tokens needs them. */
export const poolsOf = (userPools: readonly UserPool[], accountsOf: (pool: UserPool) => PoolAccounts) =>
  userPools.map((pool) => ({
    id: pool.logicalId,
    accounts: accountsOf(pool),
    groups: pool.groups,
    clients: pool.clients.map(({ clientId, callbackUrls, logoutUrls }) => ({
      id: clientId,
      redirectUris: [...callbackUrls],
      logoutUris: [...logoutUrls],
    })),
  }));

interface WithAccounts {
  readonly accounts: PoolAccounts;
}

/** Everybody whom one can sign in as, and where. */
export const accountsIn = (pools: readonly WithAccounts[]) =>
  pools.flatMap(({ accounts: { path, people } }) =>
    people.map(({ name, email, does }) => ({ name, email, role: does, path })),
  );

/** Who else may sign in, a sentence for each pool that lets newcomers in. */
export const newcomersTo = (pools: readonly WithAccounts[]): readonly string[] =>
  pools.flatMap(({ accounts: { as, newcomers } }) =>
    newcomers ? `${as[0]?.toUpperCase()}${as.slice(1)} may also sign in there as somebody new.` : [],
  );
