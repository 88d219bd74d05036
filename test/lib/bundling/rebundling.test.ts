import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const project = mkdtempSync(path.join(tmpdir(), 'rebundling-'));
const outDir = path.join(project, 'out');
let bundler: ChildProcess;

let first: readonly string[] = [];
beforeAll(async () => {
  for (const folder of ['functions', 'adapters', 'domain', 'agreements', 'views', 'lib', 'bin', 'package.json']) {
    cpSync(folder, path.join(project, folder), { recursive: true });
  }
  symlinkSync(path.resolve('node_modules'), path.join(project, 'node_modules'));
  bundler = fork(path.join(project, 'bin/bundler.ts'), [outDir], { execArgv: [] });
  first = (await rebundled()).changed ?? [];
});
afterAll(async () => {
  const exit = once(bundler, 'exit');
  bundler.disconnect();
  await exit;
  rmSync(project, { recursive: true });
});

const rebundled = async (): Promise<{ readonly changed?: string[]; readonly problem?: string }> => {
  const answered = once(bundler, 'message');
  bundler.send('build');
  const [answer] = await answered;
  return {
    ...answer,
    ...(answer.changed && { changed: answer.changed.map((folder: string) => path.basename(folder)) }),
  };
};
const change = (file: string, from: string, to: string) => {
  const text = readFileSync(path.join(project, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(path.join(project, file), text.replace(from, to));
};
const everything = () =>
  globSync('**/*.{mjs,css}', { cwd: outDir }).map((file) => readFileSync(path.join(outDir, file), 'utf8'));
const sites = ['officer-site', 'officer-site-award', 'provider-site', 'public-site'];

describe('The bundles of functions that are being written', { timeout: 30_000 }, () => {
  it('are all made at first, and none again while the sources stay as they are', async () => {
    expect(first).toEqual(expect.arrayContaining([...sites, 'open-window', 'make-contracts']));
    expect(await rebundled()).toEqual({ changed: [] });
  });

  it('are made again of the functions whose code, rules or pages have changed', async () => {
    change('functions/public-site/pages/home/home.ts', "'Provide care with us'", "'A line of a handler'");
    expect(await rebundled()).toEqual({ changed: ['public-site'] });
    change('views/public/home.njk', 'Before you start', 'A line of a view');
    const { changed = [] } = await rebundled();
    expect(changed.toSorted()).toEqual(sites);
    change('domain/time/plain-words.ts', "'12 noon'", "'a line of a rule'");
    expect((await rebundled()).changed).toEqual(expect.arrayContaining([...sites, 'open-window']));
    const texts = everything().join();
    for (const line of ['A line of a handler', 'A line of a view', 'a line of a rule']) expect(texts).toContain(line);
  });

  it('call the stylesheet by a new name when it says something new', async () => {
    appendFileSync(path.join(project, 'views/assets/site.scss'), '\n.a-line-of-the-style { color: red }\n');
    const { changed = [] } = await rebundled();
    expect(changed.toSorted()).toEqual(sites);
    const [file = ''] = globSync('**/*.css', { cwd: outDir }).filter((each) =>
      readFileSync(path.join(outDir, each), 'utf8').includes('.a-line-of-the-style'),
    );
    expect(everything().some((text) => text.includes(`/assets/${path.basename(file)}`))).toBe(true);
  });

  it.each([
    [
      'functions/public-site/pages/home/home.ts',
      'export const',
      'export const const',
      'functions/public-site/pages/home/home.ts:8',
    ],
    ['views/public/home.njk', '{% endblock %}', '', 'public/home.njk'],
  ])('stay as they were while %s cannot be compiled, and it is said why', async (file, from, to, why) => {
    const before = everything();
    const whole = readFileSync(path.join(project, file), 'utf8');
    change(file, from, to);
    expect((await rebundled()).problem).toContain(why);
    expect(everything()).toEqual(before);
    writeFileSync(path.join(project, file), whole);
    expect(await rebundled()).toEqual({ changed: [] });
  });
});
