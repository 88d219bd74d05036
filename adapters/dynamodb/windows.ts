import * as z from 'zod';
import { type Agreement, agreement } from '../../domain/agreement/agreement.ts';
import type { AuditEntry } from '../../domain/audit/entry.ts';
import { statusesBefore } from '../../domain/window/transitions.ts';
import { agreementIdOf, type Window, type WindowStatus, window } from '../../domain/window/window.ts';
import { auditWrite } from './audit.ts';
import { Conflict } from './conflict.ts';
import { atVersion, everyItem, type ListRequest, notThere, type Table, type Write } from './table.ts';

const windowKey = (windowId: string) => ({ pk: `AGREEMENT#${agreementIdOf(windowId)}`, sk: `WINDOW#${windowId}` });
const configKey = (windowId: string) => ({ pk: `AGREEMENT#${agreementIdOf(windowId)}`, sk: `CONFIG#${windowId}` });
const calendarKey = (agreementId: string) => ({ pk: `AGREEMENT#${agreementId}`, sk: 'CALENDAR' });
const notOpenedKey = (agreementId: string, windowId: string) => ({
  pk: `AGREEMENT#${agreementId}`,
  sk: `NOT-OPENED#${windowId}`,
});
const frozenConfig = z.object({ agreement });
const calendarRow = z.object({ version: z.int().min(1) });

/** An agreement's windows as they were read; a write that plans or lengthens one is held to it. */
export interface Calendar {
  readonly agreementId: string;
  readonly windows: readonly Window[];
  /** How often a window was planned or lengthened so far. */
  readonly version: number;
}

/** A window that the schedule, or somebody, would have opened, and why none was. */
const notOpened = z.object({
  windowId: z.string(),
  agreementId: z.string(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  reasons: z.array(z.string()).min(1),
  at: z.iso.datetime(),
});
export type NotOpened = z.infer<typeof notOpened>;

type WindowAudit = Omit<AuditEntry, 'windowId'>;

/** Windows and the agreement frozen for each. */
export const windowRepository = (records: Table) => {
  const frozen = new Map<string, Promise<Agreement | undefined>>();
  /** A move of the status and its audit entry, for a transaction of the caller. */
  const moveWrites = (was: Window, to: WindowStatus, patch: Partial<Window>, audit: WindowAudit): readonly Write[] => {
    if (!statusesBefore(to).includes(was.status))
      throw new Conflict(`A window that is ${was.status} cannot become ${to}`);
    return changeWrites(was, { ...patch, status: to }, audit);
  };
  /** A change of the window's record with its audit entry: a decision on an award joins it, so that no two decisions pass each other. */
  const changeWrites = (was: Window, patch: Partial<Window>, audit: WindowAudit): readonly Write[] => [
    records.putWrite(
      { ...windowKey(was.windowId), ...was, ...patch, version: was.version + 1 },
      atVersion(was.version),
    ),
    auditWrite(records, { windowId: was.windowId, ...audit }),
  ];

  return {
    changeWrites,

    get: (windowId: string): Promise<Window | undefined> => records.get(window, windowKey(windowId)),

    /** Windows of an agreement, oldest first. */
    page: (agreementId: string, request: ListRequest) =>
      records.page(window, `AGREEMENT#${agreementId}`, { ...request, prefix: 'WINDOW#' }),

    /** The agreement as it was when the window was prepared: what providers are told and judged by. It never changes, so it is read once. */
    agreement(windowId: string): Promise<Agreement | undefined> {
      const known = frozen.get(windowId);
      if (known) return known;
      const read = records.get(frozenConfig, configKey(windowId)).then((stored) => stored?.agreement);
      frozen.set(windowId, read);
      // What is not there yet, or could not be read, is asked for again.
      const forget = () => void frozen.delete(windowId);
      read.then((agreement) => agreement ?? forget(), forget);
      return read;
    },

    /** Reads every window of an agreement, two a year and so few, with the calendar that a write may be held to. */
    async calendar(agreementId: string): Promise<Calendar> {
      // First the version: whoever writes between the two reads makes the held write fail, never pass unseen.
      const row = await records.get(calendarRow, calendarKey(agreementId));
      const windows = await Array.fromAsync(
        everyItem((after) => records.page(window, `AGREEMENT#${agreementId}`, { prefix: 'WINDOW#', after })),
      );
      return { agreementId, windows, version: row?.version ?? 0 };
    },

    /** Holds a transaction to the window not being cancelled. */
    notCancelled: (windowId: string): Write => ({
      ConditionCheck: {
        TableName: records.name,
        Key: windowKey(windowId),
        ConditionExpression: '#status <> :cancelled',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':cancelled': 'cancelled' satisfies WindowStatus },
      },
    }),

    /** Joins a transaction that plans or lengthens a window: of two at the same moment, one fails, whatever their times. */
    holdCalendar: ({ agreementId, version }: Calendar): Write =>
      records.putWrite(
        { ...calendarKey(agreementId), version: version + 1 },
        version === 0 ? notThere : atVersion(version),
      ),

    /**
     * Stores a new window with the agreement frozen for it; one that exists already is left as it is. `also` joins the transaction.
     * @throws Conflict
     */
    async prepare(
      fresh: Window,
      agreement: Agreement,
      audit: WindowAudit,
      also: readonly Write[] = [],
    ): Promise<Window> {
      const stored = await records.get(window, windowKey(fresh.windowId));
      if (stored) return stored;
      await records.transact([
        records.putWrite({ ...windowKey(fresh.windowId), ...fresh }, notThere),
        records.putWrite({ ...configKey(fresh.windowId), agreement }, notThere),
        auditWrite(records, { windowId: fresh.windowId, ...audit }),
        ...also,
      ]);
      return fresh;
    },

    /** Records why a window was not opened; a repeated attempt writes the same. */
    keepNotOpened: (kept: NotOpened): Promise<void> =>
      records.put({ ...notOpenedKey(kept.agreementId, kept.windowId), ...kept }),
    notOpened: (agreementId: string, request: ListRequest) =>
      records.page(notOpened, `AGREEMENT#${agreementId}`, { ...request, prefix: 'NOT-OPENED#' }),

    /**
     * Moves the status; a window already there is answered as it is, so a repeated attempt does no harm. `also` joins the transaction.
     * @throws Conflict
     */
    async move(
      was: Window,
      to: WindowStatus,
      patch: Partial<Window>,
      audit: WindowAudit,
      also: readonly Write[] = [],
    ): Promise<Window> {
      if (was.status === to) return was;
      await records.transact([...moveWrites(was, to, patch, audit), ...also]);
      return { ...was, ...patch, status: to, version: was.version + 1 };
    },

    /** Changes a window that stays in its status. `also` joins the transaction. @throws Conflict */
    async change(
      was: Window,
      patch: Omit<Partial<Window>, 'status'>,
      audit: WindowAudit,
      also: readonly Write[] = [],
    ): Promise<Window> {
      await records.transact([...changeWrites(was, patch, audit), ...also]);
      return { ...was, ...patch, version: was.version + 1 };
    },
  };
};
export type WindowRepository = ReturnType<typeof windowRepository>;
