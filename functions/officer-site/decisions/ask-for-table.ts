import { randomUUID } from 'node:crypto';
import type { Officer } from '../../../domain/people/officer.ts';
import type { TableFile } from '../../../domain/tables/table-file.ts';
import type { AwardDeps } from '../deps.ts';
import { haveMade } from './have-made.ts';

type Asked = Pick<TableFile, 'windowId' | 'table' | 'asked'>;

/** Has a table of a window made as a file, as this officer may see it, and keeps who asked for it. */
export const askForTable = async (
  { tableFiles, makeTable }: Pick<AwardDeps, 'tableFiles' | 'makeTable'>,
  asked: Asked,
  officer: Officer,
  at: string,
): Promise<void> => {
  const { windowId, table } = asked;
  const { id, name, roles } = officer;
  const fresh = { ...asked, fileId: randomUUID(), by: { id, name, roles: [...roles] }, askedAt: at, goneOnAt: at };
  await haveMade(tableFiles, {
    was: await tableFiles.get({ windowId, table, by: officer }),
    fresh: (version): TableFile => ({ ...fresh, version }),
    audit: { windowId, at, by: { id, name }, kind: 'read', action: 'table asked for as a file', detail: table },
    begin: ({ fileId }) => makeTable({ windowId, table, officerId: id, fileId }),
  });
};
