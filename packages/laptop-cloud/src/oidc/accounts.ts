import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Person } from './pool-accounts.ts';

const row = z.object({ sub: z.string(), email: z.string(), name: z.string() });

export type Account = Person & { readonly sub: string };

/** The accounts of one user pool: those people that it begins with, and whoever signed in as somebody new. */
export const openAccounts = (db: DatabaseSync, pool: string, people: readonly Person[]) => {
  db.exec(`CREATE TABLE IF NOT EXISTS accounts (
    pool TEXT NOT NULL, email TEXT NOT NULL, sub TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (pool, email)
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS by_sub ON accounts (pool, sub)`);

  const insert = db.prepare('INSERT INTO accounts (pool, email, sub, name) VALUES (?,?,?,?) ON CONFLICT DO NOTHING');
  const everyone = db.prepare('SELECT sub, email, name FROM accounts WHERE pool = ? ORDER BY rowid');
  const byEmail = db.prepare('SELECT sub, email, name FROM accounts WHERE pool = ? AND email = ?');
  const bySub = db.prepare('SELECT sub, email, name FROM accounts WHERE pool = ? AND sub = ?');

  for (const { email, name } of people) insert.run(pool, email, randomUUID(), name);

  const account = (found: unknown): Account | undefined => {
    const known = row.optional().parse(found);
    if (!known) return undefined;
    const person = people.find(({ email }) => email === known.email);
    return person ? { ...person, sub: known.sub } : { ...known, does: 'signed in here before', groups: [] };
  };

  return {
    people,
    /** All others, in the order they came. */
    newcomers: (): Account[] =>
      everyone
        .all(pool)
        .map(account)
        .filter((each) => each !== undefined)
        .filter(({ email }) => !people.some((person) => person.email === email)),
    withSub: (sub: string): Account | undefined => account(bySub.get(pool, sub)),
    withEmail: (email: string): Account | undefined => account(byEmail.get(pool, email)),
    /** The account of this address, made now when there is none; a known one keeps its name. */
    welcome({ email, name }: { readonly email: string; readonly name: string }): Account {
      insert.run(pool, email, randomUUID(), name);
      const known = account(byEmail.get(pool, email));
      if (!known) throw new Error('An account just written could not be read');
      return known;
    },
  };
};

export type Accounts = ReturnType<typeof openAccounts>;
