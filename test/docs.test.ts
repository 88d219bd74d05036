import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { drawnMachines, pictureFile, pictureOf } from '../laptop/draw-machines.ts';

describe('the documents', () => {
  it.each(drawnMachines)('show the %s machine as its file is now (npm run draw)', (machine) => {
    expect(readFileSync(pictureFile(machine), 'utf8')).toBe(pictureOf(machine));
  });

  it.each([
    'README.md',
    'CONTRIBUTING.md',
    'docs/architecture.md',
    'docs/laptop.md',
    'docs/operations.md',
    'docs/deploying.md',
    'docs/performance.md',
    'docs/rules.md',
    'docs/security.md',
  ])('%s leads to files that exist', (file) => {
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link]) => link ?? '');
    const leads = links.filter((link) => !link.startsWith('http'));
    expect(leads.filter((link) => !existsSync(path.join(path.dirname(file), link)))).toEqual([]);
  });

  it('name commands that exist', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const named = [
      'README.md',
      'CONTRIBUTING.md',
      'docs/laptop.md',
      'docs/operations.md',
      'docs/deploying.md',
      'docs/performance.md',
    ].flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? ''));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('name files that exist, where they name one of the code', () => {
    const named = ['CONTRIBUTING.md', 'docs/architecture.md', 'docs/security.md'].flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/`((?:functions|domain|lib|test|adapters|agreements)\/[\w./-]+)`/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !existsSync(name))).toEqual([]);
  });

  it('say of each decision when it was taken, whether it is in force, and what was rejected', () => {
    const records = readdirSync('docs/decisions').map((file) =>
      readFileSync(path.join('docs/decisions', file), 'utf8'),
    );
    expect(records.length).toBeGreaterThan(20);
    const [head, rejected] = [/^# \d+\. .+\n\n\d{4}-\d\d-\d\d\. (In force|Replaced by .+)\.\n/, /\bRejected\b/];
    expect(
      records.filter((text) => !head.test(text) || !rejected.test(text)).map((text) => text.split('\n')[0]),
    ).toEqual([]);
  });
});
