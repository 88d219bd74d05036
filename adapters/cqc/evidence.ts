import { createHash } from 'node:crypto';
import type { Evidence } from './register.ts';

/** Puts answers together as evidence. The bodies must be parsed records: these have no place for personal data. */
export const evidenceOf = (bodies: Evidence['bodies'], fetchedAt: Date): Evidence => ({
  fetchedAt: fetchedAt.toISOString(),
  sha256: createHash('sha256').update(canonicalJson(bodies)).digest('hex'),
  bodies,
});

/** JSON with the keys in order and no blanks, so that equal answers have equal hashes, whatever order they came in. */
export const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value));

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, inOrder(held)]),
  );
};
