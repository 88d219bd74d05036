import * as z from 'zod';
import { sightOf } from '../application/sight.ts';
import { caseFileReaders, deciders, holds, lookingOn, type Officer, type OfficerRole } from '../people/officer.ts';
import type { Window } from '../window/window.ts';

export const tableNames = [
  'applications',
  'marks',
  'places',
  'referrals',
  'letters',
  'challenges',
  'contracts',
  'notices',
  'questions',
  'audit-trail',
] as const;
export const tableName = z.enum(tableNames);
export type TableName = z.infer<typeof tableName>;

/**
 * Who sees a table on its pages, and from when on: `unsealed` once the window's applications are, by whoever has declared conflicts of interest; `always`
 * where it holds nothing of applications.
 */
interface Seen {
  readonly roles: readonly OfficerRole[];
  readonly from: 'unsealed' | 'always';
  /** It tells what is kept from people who judge quality (docs/rules.md, rule 5). */
  readonly tellsOfPrice?: true;
}

const tables: Readonly<Record<TableName, Seen>> = {
  applications: { roles: caseFileReaders, from: 'unsealed', tellsOfPrice: true },
  marks: { roles: lookingOn, from: 'unsealed' },
  places: { roles: caseFileReaders, from: 'unsealed' },
  referrals: { roles: deciders, from: 'unsealed' },
  letters: { roles: caseFileReaders, from: 'unsealed', tellsOfPrice: true },
  challenges: { roles: caseFileReaders, from: 'unsealed' },
  contracts: { roles: lookingOn, from: 'always' },
  notices: { roles: lookingOn, from: 'always' },
  questions: { roles: [...deciders, 'auditor'], from: 'always' },
  // What it says of applications is for whoever has declared; before they are unsealed it says nothing of them.
  'audit-trail': { roles: caseFileReaders, from: 'always' },
};

/** What stands against an officer's having a table of a window as a file; undefined where nothing does. */
export type AgainstTable = 'not-for-role' | 'judges-quality' | 'sealed' | 'not-declared';

export const againstTable = (
  table: TableName,
  officer: Officer,
  { unsealedAt }: Pick<Window, 'unsealedAt'>,
  hasDeclared: boolean,
): AgainstTable | undefined => {
  const { roles, from, tellsOfPrice } = tables[table];
  if (!holds(officer, ...roles)) return 'not-for-role';
  if (tellsOfPrice && !sightOf(officer).price) return 'judges-quality';
  if (!unsealedAt) return from === 'unsealed' ? 'sealed' : undefined;
  const needsDeclaring = from === 'unsealed' || table === 'audit-trail';
  return needsDeclaring && !hasDeclared ? 'not-declared' : undefined;
};

/** The roles that see a table. */
export const rolesOf = (table: TableName): readonly OfficerRole[] => tables[table].roles;
