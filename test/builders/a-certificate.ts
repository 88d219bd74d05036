import { createHash } from 'node:crypto';
import type { WrittenCertificate } from '../../adapters/dynamodb/seals.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { certificateOf } from '../../domain/seal/certificate.ts';
import { type NotedStep, THE_COUNCIL } from '../../domain/seal/notes.ts';
import { withRead } from '../../domain/seal/read-rows.ts';
import { meantReaders, type SealReader, UNSEALING_TASK } from '../../domain/seal/readers.ts';
import type { Window } from '../../domain/window/window.ts';

/** The certificate of a window that was unsealed, each of these applications once. `atOpening` is who could read when it opened. */
export const aCertificate = (
  window: Pick<Window, 'windowId' | 'opensAt' | 'closesAt'>,
  applicationIds: readonly string[],
  atOpening: readonly SealReader[] = meantReaders,
): WrittenCertificate => {
  const { opensAt, closesAt } = window;
  const noted = (step: NotedStep, at: string, readers = meantReaders) => ({ step, at, readers: [...readers] });
  const written = certificateOf(
    {
      window,
      sealedUntil: closesAt,
      readers: [
        noted('opening', opensAt, atOpening),
        noted('submission', opensAt),
        noted('close', closesAt),
        noted('unsealing', closesAt),
      ],
      standing: applicationIds.map((applicationId) =>
        withRead([], {
          at: closesAt,
          by: UNSEALING_TASK,
          applicationId,
          onBehalfOf: THE_COUNCIL,
          reads: ['answers', 'files'],
        }),
      ),
      withdrawn: { applications: 0, reads: [] },
    },
    closesAt,
  );
  const text = canonicalJson(written);
  return { text, sha256: createHash('sha256').update(text).digest('hex'), applicationIds };
};
