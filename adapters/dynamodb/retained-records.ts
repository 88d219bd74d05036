import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { openedApplication } from '../../domain/application/opened-application.ts';
import { applicationStatus } from '../../domain/application/status.ts';
import { letterKind } from '../../domain/letters/letter.ts';
import { window } from '../../domain/window/window.ts';
import { listKeys } from './application-lists.ts';
import { draftsOf, whereDrafted } from './outcome-drafts.ts';
import { isOfLetter } from './stored-letter.ts';
import type { Table } from './table.ts';
import { readItem } from './unreadable.ts';

/** The tables of which records are removed in their time. */
export const recordStore = z.enum(['records', 'sealed', 'letters']);
export type RecordStore = z.infer<typeof recordStore>;

const item = z.looseObject({ pk: z.string(), sk: z.string() });
export type StoredItem = z.infer<typeof item>;

/** A record as it lies, whatever it is of. */
export interface StoredRow {
  readonly store: RecordStore;
  readonly item: StoredItem;
}

/** An application's ids. */
export interface WhichApplication {
  readonly applicationId: string;
  readonly agreementId: string;
  readonly windowId: string;
  readonly providerId: string;
}

const openedHead = z.looseObject({ providerId: z.string(), status: applicationStatus, locationId: z.string() });
export type OpenedHead = z.infer<typeof openedHead>;
const listedHead = openedApplication.pick({
  applicationId: true,
  windowId: true,
  organisationName: true,
  receipt: true,
  listed: true,
});
const sealedHead = z.object({ status: z.enum(['draft', 'submitted', 'withdrawn']) });
const interest = z.object({ sk: z.string(), since: z.iso.datetime() });
/** A letter, or a part of what a long one says, which lies beside it. */
const ofLetter = z.object({ letterId: z.string(), kind: letterKind, createdAt: z.iso.datetime() });
const mark = z.object({ sk: z.string(), attempt: z.unknown().optional() });
const setAside = z.object({ providerId: z.string() });
const people = z.object({ people: z.array(z.object({ id: z.string() })) });
const naming = z.object({ applicationId: z.string() });

interface Stored {
  readonly client: DynamoDBDocumentClient;
  readonly records: Table;
  readonly sealed: Table;
  readonly letters: Table;
}

/**
 * What lies where of windows, applications and accounts, as records and not as what they mean: for who lists what is to be removed. Each is
 * found from an agreement's windows and from who is told of them. Letters alone are known by nothing but their ids, so their table is read
 * through, in pages.
 */
export const retainedRecords = ({ client, records, sealed, letters }: Stored) => {
  const from = async (store: 'records' | 'sealed', pk: string, prefix = ''): Promise<readonly StoredRow[]> => {
    const found = await { records, sealed }[store].every(item, pk, prefix);
    return found.map((each) => ({ store, item: each }));
  };
  const one = async (store: 'records' | 'sealed', pk: string, sk: string): Promise<readonly StoredRow[]> => {
    const found = await { records, sealed }[store].get(item, { pk, sk });
    return found ? [{ store, item: found }] : [];
  };

  /**
   * Who acts for a provider, with whom each of them acts for: one without the other would keep somebody out, or let them back in. None where the account of
   * one of them began a provider that others still act for: it would become theirs again.
   */
  const ofPeople = async (providerId: string): Promise<readonly StoredRow[]> => {
    const [row] = await one('sealed', `ACCOUNT#${providerId}`, 'PEOPLE');
    if (!row) return [];
    const ids = readItem(people, row.item).people.map(({ id }) => id);
    const others = ids.filter((id) => id !== providerId);
    const begun = await Promise.all(others.map((id) => one('sealed', `ACCOUNT#${id}`, 'PEOPLE')));
    if (begun.flat().length > 0) return [];
    const acting = (await Promise.all(ids.map((id) => one('sealed', `ACCOUNT#${id}`, 'ACTS-FOR')))).flat();
    return [row, ...acting.filter(({ item: each }) => each.providerId === providerId)];
  };

  return {
    windows: (agreementId: string) => records.every(window, `AGREEMENT#${agreementId}`, 'WINDOW#'),

    /** Who is told of an agreement's windows, and since when. */
    async interests(agreementId: string) {
      const rows = await from('records', `INTEREST#${agreementId}`);
      return rows.map((row) => {
        const { sk, since } = readItem(interest, row.item);
        return { providerId: sk, since, row };
      });
    },

    /** Applications of a window that were unsealed, by their providers. */
    opened: async (windowId: string): Promise<ReadonlyMap<string, OpenedHead>> =>
      new Map(
        (await records.every(openedHead, `WINDOW#${windowId}`, 'APPLICATION#')).map((head) => [head.providerId, head]),
      ),

    /** Providers of whom the window knows that they submitted. */
    async submitters(windowId: string): Promise<readonly string[]> {
      const marks = (await sealed.every(mark, `WINDOW#${windowId}#BEGUN`)).filter(
        ({ attempt }) => attempt !== undefined,
      );
      const aside = await records.every(setAside, `WINDOW#${windowId}`, 'SET-ASIDE#');
      return [...marks.map(({ sk }) => sk), ...aside.map(({ providerId }) => providerId)];
    },

    /** A provider's application of a window as it lies sealed: its head's status, and every record. */
    async sealed({ windowId, providerId }: Pick<WhichApplication, 'windowId' | 'providerId'>) {
      const rows = await from('sealed', `WINDOW#${windowId}#PROVIDER#${providerId}`);
      const head = rows.find((row) => row.item.sk === 'APPLICATION');
      return { status: head && readItem(sealedHead, head.item).status, rows };
    },

    /** All that lies outside of the sealed partition and belongs to one application. `locations` are those that it ever named. */
    async ofApplication(of: WhichApplication, locations: readonly string[]): Promise<readonly StoredRow[]> {
      const { applicationId, agreementId, windowId, providerId } = of;
      const head = await one('records', `WINDOW#${windowId}`, `APPLICATION#${applicationId}`);
      const lists = head.flatMap((row) => listKeys(readItem(listedHead, row.item)));
      const drafts = draftsOf(of);
      const drafted = await from('records', drafts.pk, drafts.prefix);
      const stand = drafted.flatMap((row) => readItem(whereDrafted, row.item).stands);
      const found = await Promise.all([
        drafted,
        ...stand.map((sk) => one('records', drafts.pk, sk)),
        one('sealed', `WINDOW#${windowId}#BEGUN`, providerId),
        head,
        ...lists.map(({ pk, sk }) => one('records', pk, sk)),
        one('records', `WINDOW#${windowId}`, `SET-ASIDE#${applicationId}`),
        from('records', `FROZEN#${applicationId}`),
        from('records', `EVIDENCE#${applicationId}`),
        from('records', `APPLICATION#${applicationId}`),
        from('records', `WAIT#${applicationId}`),
        from('records', `REPRESENTATION#${providerId}`, `${windowId}#`),
        from('records', `CORRECTION#${providerId}`, `${windowId}#`),
        from('records', `CORRECTED#${applicationId}`),
        one('records', `OUTCOME#${providerId}`, windowId),
        from('records', `PACK#${applicationId}`),
        ...locations.map((location) => one('sealed', `WINDOW#${windowId}#LOCATION#${location}`, providerId)),
        ...locations.map((location) => one('records', `LOCATION#${agreementId}#${location}`, applicationId)),
      ]);
      return found.flat();
    },

    /** What is noted of a file, and which applications name it. */
    async ofFile(key: string) {
      const rows = await from('records', `FILE#${key}`);
      return rows.map((row) => {
        const named = row.item.sk.startsWith('NAMED-BY#') ? readItem(naming, row.item).applicationId : undefined;
        return { row, named };
      });
    },

    /** A provider's confirmed addresses, how it proved that it speaks for its locations, who acts for it, and what it asked. */
    ofAccount: async (providerId: string): Promise<readonly StoredRow[]> =>
      (
        await Promise.all([
          one('sealed', `ACCOUNT#${providerId}`, 'ADDRESSES'),
          ofPeople(providerId),
          from('sealed', `ACCOUNT#${providerId}`, 'ASKED#'),
          from('records', `CONTROL#${providerId}`),
          from('records', `CONTROL-CODE#${providerId}`),
          from('records', `CONTROL-TYPED#${providerId}`),
        ])
      ).flat(),

    /** Every letter, and what lies beside it by itself, page by page. */
    async *letters() {
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        const page = await client.send(new ScanCommand({ TableName: letters.name, ExclusiveStartKey }));
        for (const each of page.Items ?? []) {
          if (!isOfLetter(each.pk)) continue;
          const row: StoredRow = { store: 'letters', item: readItem(item, each) };
          yield { row, letter: readItem(ofLetter, each) };
        }
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey);
    },
  };
};
export type RetainedRecords = ReturnType<typeof retainedRecords>;
