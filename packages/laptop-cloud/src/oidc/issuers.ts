import type { IncomingMessage, ServerResponse } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { type Accounts, openAccounts } from './accounts.ts';
import { issuerPath } from './issuer-path.ts';
import { keysOf } from './keys.ts';
import { issuerOf, type Pool } from './pool.ts';
import { signIn } from './sign-in.ts';
import { openStorage } from './storage.ts';
import { userPoolApi } from './user-pool-api.ts';

/** A pool as the pages of accounts show it. */
export interface PoolOnPages {
  readonly id: string;
  /** Every group that somebody can be put into. */
  readonly groups: readonly string[];
  /** Whom one signs in as, with its article. */
  readonly as: string;
  readonly accounts: Accounts;
}

interface Options {
  /** SQLite file of accounts, keys and sessions. */
  readonly file: string;
  /** Where the laptop's site is served, such as `http://127.0.0.1:3000`. */
  readonly origin: string;
  readonly pools: readonly Pool[];
}

/** One OpenID Connect issuer for each user pool of the template, at `<origin>/_local/oidc/<pool id>`. */
export const oidcIssuers = async ({ file, origin, pools }: Options) => {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');

  const mounted = await Promise.all(
    pools.map(async (pool) => {
      const path = issuerPath(pool.id);
      const accounts = openAccounts(db, pool.id, pool.accounts.people);
      const provider = issuerOf({
        issuer: `${origin}${path}`,
        pool,
        accounts,
        keys: await keysOf(db, pool.id),
        adapter: openStorage(db, pool.id),
      });
      return { pool, accounts, path, serve: provider.callback(), choose: signIn(provider, accounts, pool.accounts) };
    }),
  );

  return {
    issuerOf: (poolId: string): string => `${origin}${issuerPath(poolId)}`,
    close: (): void => db.close(),
    /** Cognito's own API of these pools. */
    api: userPoolApi((poolId) => mounted.find(({ pool }) => pool.id === poolId)?.accounts),
    /** The accounts of each pool, to be looked at and changed. */
    pools: mounted.map(
      ({ pool, accounts }): PoolOnPages => ({ id: pool.id, groups: pool.groups, as: pool.accounts.as, accounts }),
    ),

    async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
      const url = req.url ?? '/';
      const found = mounted.find(({ path }) => url.startsWith(`${path}/`));
      if (!found) return false;
      const inside = url.slice(found.path.length);
      // Koa drops the headers set so far when it reports an error, and Node would then add the real time.
      res.sendDate = false;
      res.setHeader('date', new Date().toUTCString());
      if (inside.startsWith('/sign-in/')) {
        await found.choose(req, res);
      } else {
        await found.serve(Object.assign(req, { originalUrl: url, url: inside }), res);
      }
      return true;
    },
  };
};
