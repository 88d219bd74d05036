import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { everyItem } from '../../../../adapters/dynamodb/table.ts';
import { kindOf } from '../../../../domain/audit/entry.ts';
import { csv } from '../../../shared/csv.ts';
import { Problem } from '../../../shared/web/problem.ts';
import { content, type PageResult } from '../../../shared/web/results.ts';
import { trailSeen } from '../../case/audit-trail.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

const HEADINGS = ['Number', 'When', 'Kind', 'What', 'Who', 'Application', 'Organisation', 'Details', 'Written by'];
/** A function answers with 6 MB at most: packed, that is about 200,000 entries. */
const MOST = 100_000;

const AT_ONCE = 1_000;

const packed = promisify(gzip);

/** A window's whole audit trail as a spreadsheet, or those entries that the address asks for. */
export const auditFile =
  (deps: Deps) =>
  async ({ params, visitor, query }: OfWindow): Promise<PageResult> => {
    const { window, filter, asked, seenAs } = await trailSeen(deps, params.windowId, visitor, query);
    const rows: (readonly string[])[] = [HEADINGS];
    const read = async (after: string | undefined) => {
      const { items, ...more } = await deps.trail.page(window.windowId, { limit: AT_ONCE, after }, filter);
      return { items: await seenAs(items), ...more };
    };
    for await (const { application, ...entry } of everyItem(read)) {
      if (rows.length > MOST) throw tooMany(paths.window(window.windowId).auditOf(asked));
      rows.push([
        String(entry.seq),
        entry.at,
        kindOf(entry),
        entry.action,
        entry.by?.name ?? 'the service',
        application?.receipt.reference ?? '',
        application?.organisationName ?? '',
        entry.detail ?? '',
        entry.from,
      ]);
    }
    return content(await packed(csv(rows)), {
      'content-type': 'text/csv; charset=utf-8',
      'content-encoding': 'gzip',
      'content-disposition': `attachment; filename="${window.windowId}-audit-trail.csv"`,
    });
  };

const tooMany = (href: string) =>
  new Problem(413, {
    title: 'There are too many entries for one file',
    lines: ['Choose a person, an application or a kind of entry first, and download those.'],
    link: { href, text: 'Back to the audit trail' },
  });
