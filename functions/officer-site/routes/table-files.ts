import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { AwardDeps } from '../deps.ts';
import { makeTableFile, tableFileAsked, tableFileList } from '../pages/table-files/table-files.ts';
import { everyOfficer } from './who.ts';

/** The tables of a window as files. Which of them somebody may have is asked of each (domain/tables/window-tables.ts). */
export const ofTableFiles = (deps: AwardDeps): readonly Route[] => [
  everyOfficer.get('/officers/windows/{windowId}/files', tableFileList(deps), { tells: 'files of a window' }),
  ...formAt(everyOfficer, '/officers/windows/{windowId}/files/{table}', makeTableFile(deps), {
    tells: 'files of a window',
  }),
  everyOfficer.get('/officers/windows/{windowId}/files/{table}/{format}', tableFileAsked(deps), {
    tells: 'table, as a file',
  }),
];
