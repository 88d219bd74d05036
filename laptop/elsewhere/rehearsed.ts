import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Agreement } from '../../domain/agreement/agreement.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
/** What a checkout has beside its source: too large to copy, or made anew. */
const NOT_COPIED = new Set(['node_modules', '.git', 'cdk.out', '.local', 'coverage']);

/**
 * The agreement as it can be rehearsed to its end on a day (`YYYY-MM-DD`): with an authority that allows its award then, and without a
 * standstill, whose days nobody has. All else is as it is filed.
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
      expires: on,
      scope: { agreements: [agreement.id], decisions: ['award'] },
    },
    ...agreement.authorities,
  ],
});

/** A copy of the project in a folder, which runs this agreement alone. @returns where it is */
export const copyThatRuns = (agreement: Agreement, folder: string): string => {
  const copy = join(folder, 'project');
  cpSync(PROJECT, copy, { recursive: true, filter: (path) => !NOT_COPIED.has(basename(path)) });
  symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'));
  const file = 'agreements/rehearsed.json';
  writeFileSync(join(copy, file), JSON.stringify(agreement));
  writeFileSync(join(copy, 'agreements', 'index.ts'), indexOf(file, basename(file)));
  return copy;
};

/** The same exports as the project's own, over one file of data. */
const indexOf = (file: string, name: string): string => `
import data from './${name}' with { type: 'json' };
import { readAgreement } from './read.ts';

export const agreements = [readAgreement('${file}', data)];
export const agreementOf = (id) => agreements.find((agreement) => agreement.id === id);
`;
