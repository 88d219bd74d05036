import type { Write } from '../../../adapters/dynamodb/table.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { certificateOf } from '../../../domain/seal/certificate.ts';
import { type ReadRow, together, withRead } from '../../../domain/seal/read-rows.ts';
import { UNSEALING_TASK } from '../../../domain/seal/readers.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Unsealing } from './unseal-one.ts';

type Deps = Pick<Unsealing, 'sealed' | 'sealedReads' | 'seals' | 'now'>;

/**
 * The certificate of a window's seal, from what was noted, for the transaction that ends its unsealing; and of how many applications it is. Each that
 * stands submitted was read by this task, which notes so before it reads, and nothing else was.
 */
export const certifying = async (
  deps: Deps,
  window: Window,
): Promise<{ readonly applications: number; readonly writes: readonly Write[] }> => {
  const { sealed, seals, now } = deps;
  const { windowId } = window;
  const [sealedUntil, submitting, others, rows] = await Promise.all([
    sealed.sealedUntil(windowId),
    sealed.readers(windowId),
    seals.readers(windowId),
    rowsOf(deps, windowId),
  ]);
  const inOrder = [...rows].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const isStanding = ([, reads]: (typeof inOrder)[number]) => reads.some(({ by }) => by === UNSEALING_TASK);
  const standing = inOrder.filter(isStanding);
  const withdrawn = inOrder.filter((each) => !isStanding(each));
  const written = certificateOf(
    {
      window,
      sealedUntil,
      readers: [...submitting, ...others],
      standing: standing.map(([, reads]) => reads),
      withdrawn: { applications: withdrawn.length, reads: together(withdrawn.flatMap(([, reads]) => reads)) },
    },
    now(),
  );
  const text = canonicalJson(written);
  const applicationIds = standing.map(([applicationId]) => applicationId);
  const writes = await seals.certificateWrites(windowId, { text, applicationIds }, now());
  return { applications: applicationIds.length, writes };
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
