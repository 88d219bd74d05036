import * as z from 'zod';
import { type Agreement, agreement } from '../../domain/agreement/agreement.ts';
import { statusesBefore } from '../../domain/window/transitions.ts';
import { agreementIdOf, type Window, type WindowStatus, window } from '../../domain/window/window.ts';
import { type AuditEntry, auditWrite } from './audit.ts';
import { Conflict } from './conflict.ts';
import { atVersion, notThere, type PageRequest, type Table, type Write } from './table.ts';

const windowKey = (windowId: string) => ({ pk: `AGREEMENT#${agreementIdOf(windowId)}`, sk: `WINDOW#${windowId}` });
const configKey = (windowId: string) => ({ pk: `AGREEMENT#${agreementIdOf(windowId)}`, sk: `CONFIG#${windowId}` });
const frozenConfig = z.object({ agreement });

type WindowAudit = Omit<AuditEntry, 'windowId'>;

/** Windows and the agreement frozen for each. */
export const windowRepository = (records: Table) => {
  const frozen = new Map<string, Agreement>();
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
    page: (agreementId: string, request: PageRequest) =>
      records.page(window, `AGREEMENT#${agreementId}`, { ...request, prefix: 'WINDOW#' }),

    /** The agreement as it was when the window was prepared: what providers are told and judged by. It never changes, so it is read once. */
    async agreement(windowId: string): Promise<Agreement | undefined> {
      const kept = frozen.get(windowId) ?? (await records.get(frozenConfig, configKey(windowId)))?.agreement;
      if (kept) frozen.set(windowId, kept);
      return kept;
    },

    /** Stores a new window with the agreement frozen for it; one that exists already is left as it is. */
    async prepare(fresh: Window, agreement: Agreement, audit: WindowAudit): Promise<Window> {
      const stored = await records.get(window, windowKey(fresh.windowId));
      if (stored) return stored;
      await records.transact([
        records.putWrite({ ...windowKey(fresh.windowId), ...fresh }, notThere),
        records.putWrite({ ...configKey(fresh.windowId), agreement }, notThere),
        auditWrite(records, { windowId: fresh.windowId, ...audit }),
      ]);
      return fresh;
    },

    /** Moves the status; a window already there is answered as it is, so a repeated attempt does no harm. @throws Conflict */
    async move(was: Window, to: WindowStatus, patch: Partial<Window>, audit: WindowAudit): Promise<Window> {
      if (was.status === to) return was;
      await records.transact(moveWrites(was, to, patch, audit));
      return { ...was, ...patch, status: to, version: was.version + 1 };
    },

    /** Changes a window that stays in its status. @throws Conflict */
    async change(was: Window, patch: Omit<Partial<Window>, 'status'>, audit: WindowAudit): Promise<Window> {
      await records.transact(changeWrites(was, patch, audit));
      return { ...was, ...patch, version: was.version + 1 };
    },

    /** Holds a transaction to the window still taking what arrived at this instant (the rule is domain/window/barriers.ts). */
    stillTaking: (windowId: string, arrivedAt: string): Write => ({
      ConditionCheck: {
        TableName: records.name,
        Key: windowKey(windowId),
        ConditionExpression: '#status IN (:open, :closed) AND closesAt > :arrived AND attribute_not_exists(unsealedAt)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':open': 'open', ':closed': 'closed', ':arrived': arrivedAt },
      },
    }),
  };
};
export type WindowRepository = ReturnType<typeof windowRepository>;
