import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { plusDays } from '../../domain/time/london.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
/** What a checkout has beside its source: too large to copy, or made anew. */
const NOT_COPIED = new Set(['node_modules', '.git', 'cdk.out', '.local', 'coverage']);

/**
 * The agreement as it can be rehearsed to its end from a day (`YYYY-MM-DD`) on: with an authority that allows its award then and, since a rehearsal
 * may last past midnight, on the next day, and without a standstill, whose days nobody has. All else is as it is filed.
 */
export const rehearsed = (agreement: Agreement, on: string): Agreement => ({
  ...agreement,
  standstill: { applies: false, confirmedBy: 'Nobody: this is a rehearsal, which no provider is bound by' },
  authorities: [
    {
      id: 'rehearsal',
      kind: 'delegation',
      reference: 'An authority for a rehearsal alone',
      limit: agreement.estimatedValue,
      starts: on,
      expires: plusDays(on, 1),
      scope: { agreements: [agreement.id], decisions: ['award'] },
    },
    ...agreement.authorities,
  ],
});

/** A copy of the project in a folder, which may lie in the project itself, that runs this agreement alone. @returns where it is */
export const copyThatRuns = (agreement: Agreement, folder: string, project = PROJECT): string => {
  const copy = join(folder, 'project');
  copyBeside(resolve(folder), project, copy);
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
  const file = 'agreements/rehearsed.json';
  writeFileSync(join(copy, file), JSON.stringify(agreement));
  writeFileSync(join(copy, 'agreements', 'index.ts'), indexOf(file, basename(file)));
  return copy;
};

/** Copies all of a folder but the one that the copy is made in. */
const copyBeside = (folder: string, from: string, to: string): void => {
  mkdirSync(to);
  for (const name of readdirSync(from).filter(isCopied)) {
    const path = join(from, name);
    if (folder.startsWith(`${path}${sep}`)) copyBeside(folder, path, join(to, name));
    else if (path !== folder) cpSync(path, join(to, name), { recursive: true, filter: isCopied });
  }
};

const isCopied = (path: string): boolean => !NOT_COPIED.has(basename(path));

/** The same exports as the project's own, over one file of data. */
const indexOf = (file: string, name: string): string => `
import data from './${name}' with { type: 'json' };
import { readAgreement } from './read.ts';

export const agreements = [readAgreement('${file}', data)];
export const agreementOf = (id) => agreements.find((agreement) => agreement.id === id);
`;
