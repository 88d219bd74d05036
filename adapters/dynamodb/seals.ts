import * as z from 'zod';
import { type Certificate, certificate } from '../../domain/seal/certificate.ts';
import { type ReadersNote, readersNote, type SealedRead, sealedRead } from '../../domain/seal/notes.ts';
import { auditWrite } from './audit.ts';
import { Conflict } from './conflict.ts';
import { everyItem, type Key, notThere, type Table, type Write } from './table.ts';

const ofSeal = (windowId: string) => `SEAL#${windowId}`;
const MANY = 1_000;
/** An item takes 400 kB; a certificate of a thousand applications has as much. */
const MOST_CHARACTERS = 100_000;

const part = z.object({ text: z.string() });

/** A certificate as it was written: `sha256`, in hex, is that of `text`, which is its canonical JSON. */
export interface WrittenCertificate {
  readonly text: string;
  readonly sha256: string;
  /** The ids of the applications: the first has the number 1. */
  readonly applicationIds: readonly string[];
}

/** The same, read. */
export interface WrittenSeal extends WrittenCertificate {
  readonly certificate: Certificate;
}

const numbered = z.object({ sha256: z.string(), applicationIds: z.array(z.string()) });

/**
 * The seals of windows. Their partitions are written by the tasks of a window's machine, once, and by no site: what is written over is found
 * by the audit trail.
 */
export const sealRepository = (records: Table) => {
  const putOnce = async (item: Key & Record<string, unknown>): Promise<void> => {
    await records.put(item, notThere).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error;
    });
  };
  const partsOf = (windowId: string, prefix: string) => records.every(part, ofSeal(windowId), prefix);

  return {
    /** Notes who may read what is sealed; noted before, it stays. `which` tells one extension from another. */
    noteReaders: (windowId: string, note: ReadersNote, which = ''): Promise<void> =>
      putOnce({ pk: ofSeal(windowId), sk: `READERS#${note.step}#${which}`, ...note }),

    readers: (windowId: string): Promise<readonly ReadersNote[]> =>
      records.every(readersNote, ofSeal(windowId), 'READERS#'),

    noteRead: (windowId: string, read: SealedRead): Promise<void> =>
      putOnce({ pk: ofSeal(windowId), sk: `READ#${read.applicationId}#${read.at}`, ...read }),

    reads: (windowId: string) =>
      everyItem((after) => records.page(sealedRead, ofSeal(windowId), { prefix: 'READ#', limit: MANY, after })),

    /** The certificate with its entry in the audit trail, for the transaction that ends the unsealing. */
    certificateWrites: (windowId: string, written: WrittenCertificate, at: string): readonly Write[] => [
      ...partsOfText(written.text).map((text, index) =>
        records.putWrite({ pk: ofSeal(windowId), sk: `CERTIFICATE#${numberOf(index)}`, text }, notThere),
      ),
      ...partsOfText(JSON.stringify({ sha256: written.sha256, applicationIds: written.applicationIds })).map(
        (text, index) => records.putWrite({ pk: ofSeal(windowId), sk: `NUMBERS#${numberOf(index)}`, text }, notThere),
      ),
      auditWrite(records, {
        windowId,
        at,
        action: 'certificate of the seal written',
        detail: `SHA-256 ${written.sha256}`,
      }),
    ],

    /** The certificate of a window; undefined before its applications are unsealed. */
    async certificate(windowId: string): Promise<WrittenSeal | undefined> {
      const [parts, numbers] = await Promise.all([partsOf(windowId, 'CERTIFICATE#'), partsOf(windowId, 'NUMBERS#')]);
      if (parts.length === 0) return undefined;
      const text = joined(parts);
      const written: WrittenCertificate = { text, ...numbered.parse(JSON.parse(joined(numbers))) };
      return { ...written, certificate: certificate.parse(JSON.parse(text)) };
    },
  };
};
export type SealRepository = ReturnType<typeof sealRepository>;

const numberOf = (index: number) => String(index + 1).padStart(4, '0');
const joined = (parts: readonly z.output<typeof part>[]) => parts.map(({ text }) => text).join('');
const partsOfText = (text: string): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / MOST_CHARACTERS) }, (_, index) =>
    text.slice(index * MOST_CHARACTERS, (index + 1) * MOST_CHARACTERS),
  );
