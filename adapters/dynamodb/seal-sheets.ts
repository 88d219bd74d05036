import pMap from 'p-map';
import * as z from 'zod';
import { type Certificate, type CertifiedApplication, certifiedApplication } from '../../domain/seal/certificate.ts';
import { everyItem, type Table } from './table.ts';

/** An application of a certificate with the id that has its number. */
const identified = certifiedApplication.extend({ applicationId: z.string() });
export type IdentifiedApplication = z.infer<typeof identified>;

const sheet = z.object({ applications: z.array(identified) });
/** Behind the last of a certificate lie records of other kinds. */
const leading = z.object({ sk: z.string(), sheet: z.int().min(0).optional() });

/** Some 15 KB. Pages show as many. */
const ON_A_SHEET = 50;
const STORED_TOGETHER = 10;

const sheetKey = (hash: string, index: number) => `SHEET#${hash}#${String(index + 1).padStart(6, '0')}`;
const lastOf = (hash: string) => `LAST#${hash}#`;

/** Which application has which number: the ids in their order, of which the first has the number 1. */
export const withIds = (
  applications: readonly CertifiedApplication[],
  applicationIds: readonly string[],
): readonly IdentifiedApplication[] =>
  applications.map((each) => ({ ...each, applicationId: applicationIds[each.number - 1] ?? '' }));

/**
 * The applications of a certificate in sheets beside it, so that who looks at a page reads what it shows. They go by the certificate's hash, and lie
 * where it does. What is led to by an id is the sheet that it is on: of each sheet the last id is kept.
 */
export const sealSheets = (records: Table) => {
  const read = async (pk: string, hash: string, index: number): Promise<readonly IdentifiedApplication[]> => {
    const [found] = await records.every(sheet, pk, sheetKey(hash, index));
    if (!found) throw new Error(`The certificate ${hash} of ${pk} lacks a sheet`);
    return found.applications;
  };

  return {
    /** Stores the sheets, which is done before anything names the certificate. Stored again they are as they were. */
    async keep(pk: string, hash: string, { applications }: Certificate, applicationIds: readonly string[]) {
      const all = withIds(applications, applicationIds);
      const keepSheet = async (index: number): Promise<void> => {
        const on = all.slice(index * ON_A_SHEET, (index + 1) * ON_A_SHEET);
        await records.putOnce({ pk, sk: sheetKey(hash, index), applications: on });
        await records.putOnce({ pk, sk: `${lastOf(hash)}${on.at(-1)?.applicationId}`, sheet: index });
      };
      const indexes = Array.from({ length: Math.ceil(all.length / ON_A_SHEET) }, (_, index) => index);
      await pMap(indexes, keepSheet, { concurrency: STORED_TOGETHER });
    },

    /** The applications from an index on, and before another. @throws Error where a sheet is not there */
    async between(pk: string, hash: string, from: number, to: number): Promise<readonly IdentifiedApplication[]> {
      const [first, behind] = [Math.floor(from / ON_A_SHEET), Math.ceil(to / ON_A_SHEET)];
      const indexes = Array.from({ length: Math.max(0, behind - first) }, (_, index) => first + index);
      const found = (await Promise.all(indexes.map((index) => read(pk, hash, index)))).flat();
      return found.slice(from - first * ON_A_SHEET, to - first * ON_A_SHEET);
    },

    /** The number of an application; undefined of one that has none. The ids were in order as they were numbered. */
    async numberOf(pk: string, hash: string, applicationId: string): Promise<number | undefined> {
      const from = `${lastOf(hash)}${applicationId}`;
      const leads = everyItem((after) => records.page(leading, pk, { from, limit: 1, after }));
      for await (const { sk, sheet: index } of leads) {
        if (index === undefined || !sk.startsWith(lastOf(hash))) break;
        return (await read(pk, hash, index)).find((each) => each.applicationId === applicationId)?.number;
      }
      return undefined;
    },
  };
};
