import { everyItem } from '../../../../adapters/dynamodb/table.ts';
import { kindOf } from '../../../../domain/audit/entry.ts';
import { instant, type TableRows } from '../../../../domain/tables/cells.ts';
import type { Deps } from '../../deps.ts';
import type { TrailSeen } from '../audit-trail.ts';

const AT_ONCE = 1_000;

/** The entries of a window's audit trail that were asked for, oldest first, as an officer may read them. */
export const auditRows = (
  { trail }: Pick<Deps, 'trail'>,
  { window, filter, seenAs }: Pick<TrailSeen, 'window' | 'filter' | 'seenAs'>,
): TableRows => {
  const read = async (after: string | undefined) => {
    const { items, ...more } = await trail.page(window.windowId, { limit: AT_ONCE, after }, filter);
    return { items: await seenAs(items), ...more };
  };
  return {
    headings: ['Number', 'When', 'Kind', 'What', 'Who', 'Application', 'Organisation', 'Details', 'Written by'],
    rows: (async function* () {
      for await (const { application, ...entry } of everyItem(read))
        yield [
          entry.seq,
          instant(entry.at),
          kindOf(entry),
          entry.action,
          entry.by?.name ?? 'the service',
          application?.receipt.reference,
          application?.organisationName,
          entry.detail,
          entry.from,
        ];
    })(),
  };
};
