import { canonicalJson } from '../../domain/canonical-json.ts';
import { sha256 } from '../sha256.ts';
import type { Evidence } from './register.ts';

/** Puts answers together as evidence. The bodies must be parsed records: these have no place for personal data. */
export const evidenceOf = (bodies: Evidence['bodies'], fetchedAt: string): Evidence => ({
  fetchedAt,
  sha256: sha256(canonicalJson(bodies)),
  bodies,
});
