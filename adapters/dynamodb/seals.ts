import * as z from 'zod';
import { canonicalJson } from '../../domain/canonical-json.ts';
import {
  type Certificate,
  type CertificateCover,
  certificate,
  certificateCover,
  coverOf,
} from '../../domain/seal/certificate.ts';
import { type ReadersNote, readersNote, type SealedRead, sealedRead } from '../../domain/seal/notes.ts';
import { auditWrite } from './audit.ts';
import { longTexts } from './long-texts.ts';
import { type IdentifiedApplication, sealSheets, withIds } from './seal-sheets.ts';
import { everyItem, MANY, notThere, type Table, type Write } from './table.ts';

const ofSeal = (windowId: string) => `SEAL#${windowId}`;

/** A certificate as it was written: `sha256`, in hex, is that of `text`, which is its canonical JSON. */
export interface WrittenCertificate {
  readonly text: string;
  readonly sha256: string;
  /** The ids of the applications: the first has the number 1. */
  readonly applicationIds: readonly string[];
}

/** A certificate as pages show it: each reads what it shows. */
export interface ShownSeal {
  readonly cover: CertificateCover;
  readonly sha256: string;
  /** Its applications from an index on, and before another: the first has the index 0. */
  readonly between: (from: number, to: number) => Promise<readonly IdentifiedApplication[]>;
  /** The number of an application; undefined of one that has none. */
  readonly numberOf: (applicationId: string) => Promise<number | undefined>;
}

/** The whole of it, read. */
export interface WrittenSeal extends WrittenCertificate {
  readonly certificate: Certificate;
}

/** What names the parts of a certificate, those of the ids that have its numbers, and its cover; one without that has no sheets. */
const heading = z.object({ sha256: z.string(), numbers: z.string(), cover: z.string().optional() });
const ids = z.array(z.string());
/** A certificate of the time before it had a heading: its parts, and those of its hash with the ids. */
const part = z.object({ text: z.string() });
const numbered = z.object({ sha256: z.string(), applicationIds: ids });

/**
 * The seals of windows. Their partitions are written by the tasks of a window's machine, once, and by no site: what is written over is found
 * by the audit trail.
 */
export const sealRepository = (records: Table) => {
  const texts = longTexts(records);
  const sheets = sealSheets(records);

  const headed = async (
    windowId: string,
    { sha256, numbers }: z.output<typeof heading>,
  ): Promise<WrittenCertificate> => {
    const [text, listed] = await Promise.all([
      texts.read(ofSeal(windowId), sha256),
      texts.read(ofSeal(windowId), numbers),
    ]);
    return { text, sha256, applicationIds: ids.parse(JSON.parse(listed)) };
  };
  const inParts = async (
    windowId: string,
    parts: readonly z.output<typeof heading | typeof part>[],
  ): Promise<WrittenCertificate> => {
    const numbers = await records.every(part, ofSeal(windowId), 'NUMBERS#');
    return { text: joined(parts), ...numbered.parse(JSON.parse(joined(numbers))) };
  };

  /** The heading of a certificate, or what there was before there were headings: its parts. */
  const begun = (windowId: string) => records.every(z.union([heading, part]), ofSeal(windowId), 'CERTIFICATE');

  const whole = async (
    windowId: string,
    parts: Awaited<ReturnType<typeof begun>>,
  ): Promise<WrittenSeal | undefined> => {
    const [first] = parts;
    if (!first) return undefined;
    const written = 'sha256' in first ? await headed(windowId, first) : await inParts(windowId, parts);
    return { ...written, certificate: certificate.parse(JSON.parse(written.text)) };
  };

  return {
    /** Notes who may read what is sealed; noted before, it stays. `which` tells one extension from another. */
    noteReaders: (windowId: string, note: ReadersNote, which = ''): Promise<void> =>
      records.putOnce({ pk: ofSeal(windowId), sk: `READERS#${note.step}#${which}`, ...note }),

    readers: (windowId: string): Promise<readonly ReadersNote[]> =>
      records.every(readersNote, ofSeal(windowId), 'READERS#'),

    noteRead: (windowId: string, read: SealedRead): Promise<void> =>
      records.putOnce({ pk: ofSeal(windowId), sk: `READ#${read.applicationId}#${read.at}`, ...read }),

    reads: (windowId: string) =>
      everyItem((after) => records.page(sealedRead, ofSeal(windowId), { prefix: 'READ#', limit: MANY, after })),

    /** Stores the certificate. @returns what makes it that, with its entry in the audit trail, for the transaction that ends the unsealing */
    async certificateWrites(
      windowId: string,
      { text, applicationIds }: Omit<WrittenCertificate, 'sha256'>,
      at: string,
    ): Promise<readonly Write[]> {
      const sha256 = await texts.keep(ofSeal(windowId), text);
      const numbers = await texts.keep(ofSeal(windowId), JSON.stringify(applicationIds));
      const read = certificate.parse(JSON.parse(text));
      await sheets.keep(ofSeal(windowId), sha256, read, applicationIds);
      const cover = await texts.keep(ofSeal(windowId), canonicalJson(coverOf(read)));
      const detail = `SHA-256 ${sha256}`;
      return [
        records.putWrite({ pk: ofSeal(windowId), sk: 'CERTIFICATE', sha256, numbers, cover }, notThere),
        auditWrite(records, { windowId, at, action: 'certificate of the seal written', detail }),
      ];
    },

    /** The certificate of a window; undefined before its applications are unsealed. @throws Error where it is not as it was written */
    certificate: async (windowId: string): Promise<WrittenSeal | undefined> => whole(windowId, await begun(windowId)),

    /** The same, for a page of it. One that was written before there were sheets is read whole. */
    async shown(windowId: string): Promise<ShownSeal | undefined> {
      const pk = ofSeal(windowId);
      const parts = await begun(windowId);
      const [first] = parts;
      if (!first || !('sha256' in first) || first.cover === undefined) {
        const written = await whole(windowId, parts);
        return written && shownWhole(written);
      }
      const { sha256, cover } = first;
      return {
        cover: certificateCover.parse(JSON.parse(await texts.read(pk, cover))),
        sha256,
        between: (from, to) => sheets.between(pk, sha256, from, to),
        numberOf: (applicationId) => sheets.numberOf(pk, sha256, applicationId),
      };
    },
  };
};
export type SealRepository = ReturnType<typeof sealRepository>;

const shownWhole = ({ certificate: read, applicationIds, sha256 }: WrittenSeal): ShownSeal => {
  const all = withIds(read.applications, applicationIds);
  return {
    cover: coverOf(read),
    sha256,
    between: async (from, to) => all.slice(from, to),
    numberOf: async (applicationId) => all.find((each) => each.applicationId === applicationId)?.number,
  };
};

const joined = (parts: readonly unknown[]) =>
  z
    .array(part)
    .parse(parts)
    .map(({ text }) => text)
    .join('');
