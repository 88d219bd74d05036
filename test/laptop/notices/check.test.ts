import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { agreements } from '../../../agreements/index.ts';
import { packageOf } from '../../../domain/notices/package.ts';
import { madeUpNotices } from '../../../laptop/notices/made-up.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'notices-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: unknown): string => {
  const where = path.join(folder, name);
  writeFileSync(where, JSON.stringify(content));
  return where;
};
/** A schema of the dialect that the standard writes its own in: whatever `required` lists must be there. */
const schemaAsking = (...required: string[]) =>
  file(`asks-${required.join('-')}.json`, {
    $schema: 'http://json-schema.org/draft-04/schema#',
    type: 'object',
    required,
    properties: { date: { type: 'string', format: 'date-time' } },
  });
const check = (...given: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['laptop/notices/check.ts', ...given], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};

describe('npm run notices:check', () => {
  it('finds every kind of notice valid by a schema that asks for what the standard asks for', () => {
    const { status, said } = check('--schema', schemaAsking('ocid', 'id', 'date', 'tag', 'initiationType'));
    expect(said.match(/: valid/g)).toHaveLength(3 * agreements.length);
    expect(status).toBe(0);
  });

  it('says what a schema asks for and no notice has', () => {
    const { status, said } = check('--schema', schemaAsking('planning'));
    expect(said).toContain("must have required property 'planning'");
    expect(status).toBe(1);
  });

  it('says where a published package calls one organisation by two names, or has a word of no codelist', () => {
    const [agreement] = agreements;
    const [release] = agreement ? madeUpNotices(agreement) : [];
    if (!release) throw new Error('There is no agreement');
    const published = packageOf(release, 'https://council.example/notices/one.json');
    const renamed = { ...release, buyer: { ...release.buyer, name: 'Another council' } };
    const two = check(
      '--schema',
      schemaAsking('ocid'),
      '--package',
      file('two.json', { ...published, releases: [renamed] }),
    );
    expect([two.status, two.said]).toEqual([1, expect.stringContaining('is called Another council')]);
    const odd = { ...release, initiationType: 'auction' };
    const word = check(
      '--schema',
      schemaAsking('ocid'),
      '--package',
      file('word.json', { ...published, releases: [odd] }),
    );
    expect([word.status, word.said]).toEqual([1, expect.stringContaining('releases/0/initiationType')]);
  });

  it('says how it is used where there is no schema', () => {
    const { status, said } = check();
    expect([status, said]).toEqual([2, 'Usage: npm run notices:check -- --schema FILE [--package FILE]\n']);
    expect(check('--schema', path.join(folder, 'none.json')).status).toBe(2);
  });
});
