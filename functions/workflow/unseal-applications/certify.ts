import type { Write } from '../../../adapters/dynamodb/table.ts';
import { sha256 } from '../../../adapters/sha256.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { certificateOf } from '../../../domain/seal/certificate.ts';
import { type ReadRow, together, withRead } from '../../../domain/seal/read-rows.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Unsealing } from './unseal-one.ts';

type Deps = Pick<Unsealing, 'sealed' | 'sealedReads' | 'seals' | 'now'>;

/** The certificate of a window's seal, from what was noted, for the transaction that ends its unsealing. */
export const certifying = async (
  deps: Deps,
  window: Window,
  applicationIds: readonly string[],
): Promise<readonly Write[]> => {
  const { sealed, seals, now } = deps;
  const { windowId } = window;
  const [sealedUntil, submitting, others, rows] = await Promise.all([
    sealed.sealedUntil(windowId),
    sealed.readers(windowId),
    seals.readers(windowId),
    rowsOf(deps, windowId),
  ]);
  const standing = new Set(applicationIds);
  const withdrawn = [...rows].filter(([applicationId]) => !standing.has(applicationId));
  const written = certificateOf(
    {
      window,
      sealedUntil,
      readers: [...submitting, ...others],
      standing: applicationIds.map((applicationId) => rows.get(applicationId) ?? []),
      withdrawn: { applications: withdrawn.length, reads: together(withdrawn.flatMap(([, reads]) => reads)) },
    },
    now(),
  );
  const text = canonicalJson(written);
  return seals.certificateWrites(windowId, { text, sha256: sha256(text), applicationIds }, now());
};

/** What was read of each application, by its id: by the providers' site, as it noted beside what is sealed, and by this task. */
const rowsOf = async (
  { sealedReads, seals }: Deps,
  windowId: string,
): Promise<ReadonlyMap<string, readonly ReadRow[]>> => {
  const rows = new Map<string, readonly ReadRow[]>();
  for (const notes of [sealedReads.every(windowId), seals.reads(windowId)])
    for await (const read of notes) rows.set(read.applicationId, withRead(rows.get(read.applicationId) ?? [], read));
  return rows;
};
