import * as z from 'zod';
import type { Window } from '../window/window.ts';
import { findingsOf } from './findings.ts';
import { type ReadersNote, readersNote } from './notes.ts';
import { type ReadRow, readRow } from './read-rows.ts';

export const certifiedApplication = z.object({ number: z.int().min(1), reads: z.array(readRow) });
export type CertifiedApplication = z.infer<typeof certifiedApplication>;

/**
 * Who could read the sealed applications of a window, and who did, from its opening until they were unsealed. It is the same for everybody:
 * applications have numbers and no references, so that it can be handed to each applicant.
 */
export const certificate = z.object({
  windowId: z.string(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  /** The closing that those who submitted were promised; absent where nobody submitted. */
  sealedUntil: z.iso.datetime().optional(),
  writtenAt: z.iso.datetime(),
  readers: z.array(readersNote),
  /** Those that stood submitted at the close. The first has the number 1. */
  applications: z.array(certifiedApplication),
  /** Of those that were submitted and withdrawn: how many were read before, and how often all together. */
  withdrawn: z.object({ applications: z.int().min(0), reads: z.array(readRow) }),
  /** What is not as it should be, in plain words; none where nothing is. */
  findings: z.array(z.string()),
  /** What no certificate of this kind can show. */
  limits: z.array(z.string()),
});
export type Certificate = z.infer<typeof certificate>;

/** What each page of a certificate says: all but its applications, and of how many it is. */
export const certificateCover = certificate.omit({ applications: true }).extend({ total: z.int().min(0) });
export type CertificateCover = z.infer<typeof certificateCover>;

export const coverOf = ({ applications, ...rest }: Certificate): CertificateCover => ({
  ...rest,
  total: applications.length,
});

/** What is on record of a window's seal. */
export interface SealFacts {
  readonly window: Pick<Window, 'windowId' | 'opensAt' | 'closesAt'>;
  readonly sealedUntil: string | undefined;
  readonly readers: readonly ReadersNote[];
  /** The rows of each application, in the order of their numbers. */
  readonly standing: readonly (readonly ReadRow[])[];
  readonly withdrawn: { readonly applications: number; readonly reads: readonly ReadRow[] };
}

export const certificateOf = (
  { window: { windowId, opensAt, closesAt }, sealedUntil, readers, standing, withdrawn }: SealFacts,
  writtenAt: string,
): Certificate => {
  const inOrder = readers.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  const reads = [...standing.flat(), ...withdrawn.reads];
  return {
    windowId,
    opensAt,
    closesAt,
    ...(sealedUntil !== undefined && { sealedUntil }),
    writtenAt,
    readers: inOrder,
    applications: standing.map((rows, index) => ({ number: index + 1, reads: [...rows] })),
    withdrawn: { applications: withdrawn.applications, reads: [...withdrawn.reads] },
    findings: [
      ...findingsOf({
        readers: inOrder,
        reads,
        submitted: sealedUntil !== undefined,
        sealedUntil: sealedUntil ?? closesAt,
      }),
    ],
    limits,
  };
};

const limits: string[] = [
  'A permission that was given and taken away again between two of the notes. AWS CloudTrail keeps such changes, where the council has turned it on.',
  'What the administrators of the council’s AWS account did. They are not users of this service; AWS CloudTrail keeps what they read, where the council has turned it on.',
  'Each single look of the virus scanner, which reads every file as it is kept. It hands on a result and no file.',
  'Answers that were not yet submitted: reading and saving a draft is not noted.',
  'What was read after this certificate was written, such as an application that could not be opened at first and was tried again. The window’s audit trail has it.',
];
