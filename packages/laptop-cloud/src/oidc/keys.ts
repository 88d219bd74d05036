import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { exportJWK, generateKeyPair } from 'jose';
import * as z from 'zod';

const kept = z.object({
  signing: z.object({ kty: z.string(), kid: z.string() }).catchall(z.string()),
  cookie: z.string(),
});

export type Keys = z.infer<typeof kept>;

const made = async (pool: string): Promise<Keys> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return kept.parse({
    signing: { ...jwk, kid: `${pool}-1`, alg: 'RS256', use: 'sig' },
    cookie: randomBytes(32).toString('base64url'),
  });
};

/** The keys that sign a pool's tokens and cookies, made once and kept: a restart invalidates nothing. */
export const keysOf = async (db: DatabaseSync, pool: string): Promise<Keys> => {
  db.exec('CREATE TABLE IF NOT EXISTS keys (pool TEXT PRIMARY KEY, keys TEXT NOT NULL) STRICT');
  const found = z
    .object({ keys: z.string() })
    .optional()
    .parse(db.prepare('SELECT keys FROM keys WHERE pool = ?').get(pool));
  if (found) return kept.parse(JSON.parse(found.keys));
  const keys = await made(pool);
  db.prepare('INSERT INTO keys (pool, keys) VALUES (?,?)').run(pool, JSON.stringify(keys));
  return keys;
};
