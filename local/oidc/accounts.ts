import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { type Audience, type DemoAccount, demoAccounts } from './demo-accounts.ts';

const row = z.object({ sub: z.string(), email: z.string(), name: z.string() });

export type Account = DemoAccount & { sub: string };

/** The accounts of one user pool: those of the demonstration, and whoever signed in as somebody new. */
export const openAccounts = (db: DatabaseSync, pool: string, audience: Audience) => {
  db.exec(`CREATE TABLE IF NOT EXISTS accounts (
    pool TEXT NOT NULL, email TEXT NOT NULL, sub TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (pool, email)
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS by_sub ON accounts (pool, sub)`);

  const insert = db.prepare('INSERT INTO accounts (pool, email, sub, name) VALUES (?,?,?,?) ON CONFLICT DO NOTHING');
  const everyone = db.prepare('SELECT sub, email, name FROM accounts WHERE pool = ? ORDER BY rowid');
  const byEmail = db.prepare('SELECT sub, email, name FROM accounts WHERE pool = ? AND email = ?');
  const bySub = db.prepare('SELECT sub, email, name FROM accounts WHERE pool = ? AND sub = ?');

  const ofAudience = demoAccounts.filter((account) => account.audience === audience);
  for (const { email, name } of ofAudience) insert.run(pool, email, randomUUID(), name);

  const account = (found: unknown): Account | undefined => {
    const known = row.optional().parse(found);
    if (!known) return undefined;
    const demo = ofAudience.find(({ email }) => email === known.email);
    return demo ? { ...demo, sub: known.sub } : { ...known, audience, does: 'signed in here before', groups: [] };
  };

  return {
    demo: ofAudience,
    /** Those who are not of the demonstration, in the order they came. */
    newcomers: (): Account[] =>
      everyone
        .all(pool)
        .map(account)
        .filter((each) => each !== undefined)
        .filter(({ email }) => !ofAudience.some((demo) => demo.email === email)),
    withSub: (sub: string): Account | undefined => account(bySub.get(pool, sub)),
    withEmail: (email: string): Account | undefined => account(byEmail.get(pool, email)),
    /** The account of this address, made now when there is none; a known one keeps its name. */
    welcome({ email, name }: { email: string; name: string }): Account {
      insert.run(pool, email, randomUUID(), name);
      const known = account(byEmail.get(pool, email));
      if (!known) throw new Error('An account just written could not be read');
      return known;
    },
  };
};

export type Accounts = ReturnType<typeof openAccounts>;
