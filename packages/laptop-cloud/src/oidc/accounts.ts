import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Person } from './pool-accounts.ts';

const row = z.object({
  sub: z.string(),
  email: z.string(),
  name: z.string(),
  /** JSON; null where nobody has changed what the person begins with. */
  groups: z.string().nullable(),
  disabled: z.number().nullable(),
});
const names = z.array(z.string());

/** What can be changed of an account once it is there. */
export interface Standing {
  readonly groups: readonly string[];
  readonly disabled: boolean;
}

export type Account = Person & Standing & { readonly sub: string };

/** The accounts of one user pool: those people that it begins with, and whoever signed in as somebody new. */
export const openAccounts = (db: DatabaseSync, pool: string, people: readonly Person[]) => {
  db.exec(`CREATE TABLE IF NOT EXISTS accounts (
    pool TEXT NOT NULL, email TEXT NOT NULL, sub TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (pool, email)
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS by_sub ON accounts (pool, sub);
  CREATE TABLE IF NOT EXISTS standings (
    pool TEXT NOT NULL, sub TEXT NOT NULL, groups TEXT NOT NULL, disabled INTEGER NOT NULL, PRIMARY KEY (pool, sub)
  ) STRICT`);

  const insert = db.prepare('INSERT INTO accounts (pool, email, sub, name) VALUES (?,?,?,?) ON CONFLICT DO NOTHING');
  const read = `SELECT accounts.sub, email, name, standings.groups, disabled
    FROM accounts LEFT JOIN standings USING (pool, sub) WHERE pool = ?`;
  const everyone = db.prepare(`${read} ORDER BY accounts.rowid`);
  const byEmail = db.prepare(`${read} AND email = ?`);
  const bySub = db.prepare(`${read} AND accounts.sub = ?`);
  const replace = db.prepare('INSERT OR REPLACE INTO standings (pool, sub, groups, disabled) VALUES (?,?,?,?)');

  for (const { email, name } of people) insert.run(pool, email, randomUUID(), name);

  const account = (found: unknown): Account | undefined => {
    const known = row.optional().parse(found);
    if (!known) return undefined;
    const { sub, email, name, groups, disabled } = known;
    const person = people.find((each) => each.email === email) ?? {
      email,
      name,
      does: 'signed in here before',
      groups: [],
    };
    return {
      ...person,
      sub,
      groups: groups ? names.parse(JSON.parse(groups)) : person.groups,
      disabled: disabled === 1,
    };
  };
  const all = (): Account[] =>
    everyone
      .all(pool)
      .map(account)
      .filter((each) => each !== undefined);

  return {
    people,
    all,
    /** All others than the people that it begins with, in the order they came. */
    newcomers: (): Account[] => all().filter(({ email }) => !people.some((person) => person.email === email)),
    withSub: (sub: string): Account | undefined => account(bySub.get(pool, sub)),
    withEmail: (email: string): Account | undefined => account(byEmail.get(pool, email)),
    /** The account of this address, made now when there is none; a known one keeps its name. */
    welcome({ email, name }: { readonly email: string; readonly name: string }): Account {
      insert.run(pool, email, randomUUID(), name);
      const known = account(byEmail.get(pool, email));
      if (!known) throw new Error('An account just written could not be read');
      return known;
    },
    /** Gives an account other groups, disables it, or enables it again. */
    change(sub: string, { groups, disabled }: Standing): void {
      replace.run(pool, sub, JSON.stringify(groups), disabled ? 1 : 0);
    },
  };
};

export type Accounts = ReturnType<typeof openAccounts>;
