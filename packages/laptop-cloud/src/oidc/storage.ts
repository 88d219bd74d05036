import type { DatabaseSync } from 'node:sqlite';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import * as z from 'zod';

const stored = z.object({ payload: z.string() }).optional();

/** Seconds since the epoch, by the clock that the tokens' own times go by. */
const now = (): number => Math.floor(Date.now() / 1000);

/**
 * What the issuer remembers (sessions, sign-ins under way, codes, tokens) in a table of `db`, so that people stay
 * signed in over a restart. Expired rows are cleared as new ones come.
 */
export const openStorage = (db: DatabaseSync, pool: string): ((model: string) => Adapter) => {
  db.exec(`CREATE TABLE IF NOT EXISTS artifacts (
    pool TEXT NOT NULL, model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL,
    grantId TEXT, uid TEXT, userCode TEXT, expires INTEGER NOT NULL, PRIMARY KEY (pool, model, id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS by_grant ON artifacts (grantId);
  CREATE INDEX IF NOT EXISTS by_uid ON artifacts (uid);
  CREATE INDEX IF NOT EXISTS by_expiry ON artifacts (expires)`);

  const upsert = db.prepare('INSERT OR REPLACE INTO artifacts VALUES (?,?,?,?,?,?,?,?)');
  const clear = db.prepare('DELETE FROM artifacts WHERE expires <= ?');
  const where = 'WHERE pool = ? AND model = ? AND expires > ? AND';
  const byId = db.prepare(`SELECT payload FROM artifacts ${where} id = ?`);
  const byUid = db.prepare(`SELECT payload FROM artifacts ${where} uid = ?`);
  const byUserCode = db.prepare(`SELECT payload FROM artifacts ${where} userCode = ?`);
  const consume = db.prepare(
    "UPDATE artifacts SET payload = json_set(payload, '$.consumed', ?) WHERE pool = ? AND model = ? AND id = ?",
  );
  const destroy = db.prepare('DELETE FROM artifacts WHERE pool = ? AND model = ? AND id = ?');
  const revoke = db.prepare('DELETE FROM artifacts WHERE pool = ? AND model = ? AND grantId = ?');

  const payloadOf = (row: unknown): AdapterPayload | undefined => {
    const found = stored.parse(row);
    return found && JSON.parse(found.payload);
  };

  return (model) => ({
    async upsert(id, payload, expiresIn) {
      clear.run(now());
      const { grantId = null, uid = null, userCode = null } = payload;
      const expires = expiresIn === undefined ? Number.MAX_SAFE_INTEGER : now() + expiresIn;
      upsert.run(pool, model, id, JSON.stringify(payload), grantId, uid, userCode, expires);
    },
    find: async (id) => payloadOf(byId.get(pool, model, now(), id)),
    findByUid: async (uid) => payloadOf(byUid.get(pool, model, now(), uid)),
    findByUserCode: async (code) => payloadOf(byUserCode.get(pool, model, now(), code)),
    async consume(id) {
      consume.run(now(), pool, model, id);
    },
    async destroy(id) {
      destroy.run(pool, model, id);
    },
    async revokeByGrantId(grantId) {
      revoke.run(pool, model, grantId);
    },
  });
};
