import { keptUntil, standingOfFile } from '../../../../domain/made-files/made-file.ts';
import { sizeInWords } from '../../../../domain/questions/stored-file.ts';
import {
  isStillTheirs,
  type TableFile,
  type TableFormat,
  tableFormat,
  tableFormats,
} from '../../../../domain/tables/table-file.ts';
import { againstTable, type TableName, tableNames } from '../../../../domain/tables/window-tables.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { notFound, Problem } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, page, redirect } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { askedOfTrail } from '../../case/audit-trail.ts';
import { officerOf } from '../../case/officer.ts';
import { tableSeenBy, windowOfTables } from '../../case/table-files.ts';
import type { OfWindow } from '../../case/window.ts';
import { askForTable } from '../../decisions/ask-for-table.ts';
import type { AwardDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { narrowedInWords } from '../../words/audit-kinds.ts';
import { tableWords } from '../../words/tables.ts';
import { windowTitle } from '../../words/window-title.ts';

type OfTable = SignedInRequest<'/{windowId}/{table}'>;
type OfFile = SignedInRequest<'/{windowId}/{table}/{format}'>;

/** What the address narrows a table to: the audit trail alone can be. */
const askedOf = (table: TableName, query: URLSearchParams): Readonly<Record<string, string>> =>
  table === 'audit-trail' ? askedOfTrail(query) : {};

/** The tables of a window that this officer sees, each as a file: where it stands, and what has it made. */
export const tableFileList =
  (deps: AwardDeps) =>
  async ({ params, visitor, query, arrivedAt }: OfWindow): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const { window, hasDeclared, conflicted } = await windowOfTables(deps, officer, params.windowId);
    const { windowId } = window;
    const at = paths.window(windowId);
    const against = (table: TableName) => againstTable(table, officer, window, hasDeclared);
    const [agreement, ...files] = await Promise.all([
      frozenAgreement(deps, windowId),
      ...tableNames
        .filter((table) => against(table) === undefined)
        .map(async (table) => ({ table, file: await deps.tableFiles.get({ windowId, table, by: officer }) })),
    ]);
    const tables = files.map(({ table, file }) => {
      const asked = askedOf(table, query);
      const standing = file ? standingOfFile(file, arrivedAt) : 'none';
      return {
        ...tableWords[table],
        id: table,
        file,
        narrowedTo: narrowedInWords(asked),
        madeOf: file && narrowedInWords(file.asked),
        standing: file && standing === 'made' && !isStillTheirs(file, officer, conflicted) ? 'not-theirs' : standing,
        made: file?.made && madeShown(file.made, (format) => at.files.file(table, format)),
        make: at.files.make(table, asked),
      };
    });
    return page('officer/table-files/list.njk', {
      title: 'Files of this window',
      caption: windowTitle(agreement, window),
      back: { href: at.page, text: 'The window' },
      here: at.files.page(Object.fromEntries(query)),
      at,
      isBeingMade: tables.some(({ standing }) => standing === 'being-made'),
      mustDeclare: tableNames.some((table) => against(table) === 'not-declared'),
      isSealed: !window.unsealedAt,
      tables,
    });
  };

const madeShown = (made: NonNullable<TableFile['made']>, hrefOf: (format: TableFormat) => string) => ({
  ...made,
  keptUntil: keptUntil(made),
  files: tableFormats.flatMap((format) => {
    const file = made[format];
    return file ? [{ ...file, name: format.toUpperCase(), href: hrefOf(format), size: sizeInWords(file.size) }] : [];
  }),
});

/** Has a table made as a file: a button of that page. */
export const makeTableFile = (deps: AwardDeps) =>
  form({
    load: async ({ params, visitor, query }: OfTable) => {
      const { window, table } = await tableSeenBy(deps, officerOf(visitor), params);
      return { windowId: window.windowId, table, asked: askedOf(table, query) };
    },
    fields: {},
    act: async (asked, _, { visitor, arrivedAt }) => {
      await askForTable(deps, asked, officerOf(visitor), arrivedAt);
      return done;
    },
    next: ({ windowId, table, asked }) => `${paths.window(windowId).files.page(asked)}#${table}`,
  });

/** A table that was made as a file, from storage: for whoever had it made, while they may see all that is in it. */
export const tableFileAsked =
  (deps: AwardDeps) =>
  async ({ params, visitor, arrivedAt }: OfFile): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const { window, table, conflicted } = await tableSeenBy(deps, officer, params);
    const { windowId } = window;
    const format = tableFormat.safeParse(params.format).data;
    if (!format) throw notFound();
    const file = await deps.tableFiles.get({ windowId, table, by: officer });
    const isThere = file && standingOfFile(file, arrivedAt) === 'made' && isStillTheirs(file, officer, conflicted);
    const kept = isThere ? file.made?.[format] : undefined;
    if (!file?.made || !kept) throw notThere(windowId);
    return {
      ...redirect(await deps.tableAddress(file.fileId, format, `${windowId}-${table}.${format}`)),
      told: `${table}, ${format}: ${file.made.rows} rows as they stood at ${file.made.at}, ${kept.size} bytes, SHA-256 ${kept.sha256}`,
    };
  };

const notThere = (windowId: string) =>
  new Problem(404, {
    title: 'This file is not there',
    lines: [
      'You have not had it made, it has been removed since, or you have declared a conflict of interest since, or hold other roles. You can have it made again.',
    ],
    link: { href: paths.window(windowId).files.page({}), text: 'Files of this window' },
  });
