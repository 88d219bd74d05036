import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cloud } from '../../src/cloud.ts';
import { develop } from '../../src/development/develop.ts';
import { smallApp } from '../small-app.ts';
import { appDir } from '../template/synthesized.ts';

const dir = mkdtempSync(join(tmpdir(), 'development-'));
const app = join(dir, 'app');
const told: string[] = [];
const again: bigint[] = [];
let cloud: Cloud;

beforeAll(async () => {
  cpSync(appDir, app, { recursive: true });
  symlinkSync(join(import.meta.dirname, '../../../../node_modules'), join(dir, 'node_modules'));
  const small = smallApp(dir);
  cloud = await develop({
    ...small,
    app: { ...small.app, dir: app },
    port: 0,
    dir: join(dir, 'state'),
    quietLogs: true,
    sources: { builder: join(app, 'bin/bundler.ts'), code: [join(app, 'functions')], rest: [join(app, 'bin')] },
    startAgain: (since) => again.push(since),
    tell: (line) => told.push(line),
  });
}, 90_000);
afterAll(async () => {
  await cloud.close();
  rmSync(dir, { recursive: true });
});

/** Saves a file as editors do: another in its place. */
const change = (file: string, to: (text: string) => string) => {
  const path = join(app, file);
  writeFileSync(`${path}~`, to(readFileSync(path, 'utf8')));
  renameSync(`${path}~`, path);
};
const home = async () => (await fetch(`${cloud.siteUrl}/`)).text();
/** Far beyond what it takes, for a machine that has much else to do. */
const soon = { timeout: 10_000, interval: 20 };

describe('a cloud whose app is being written', () => {
  it('runs what was saved, again and again, while what is stored and the clock go on', async () => {
    expect(await home()).toContain('<h1>Parish</h1>');
    await fetch(`${cloud.siteUrl}/places/7`, { method: 'PUT' });
    await cloud.clock.advanceTo(cloud.clock.now() + 3_600_000);
    const before = cloud.clock.now();
    for (const [from, to] of [
      ['Parish', 'Borough'],
      ['Borough', 'County'],
    ] as const) {
      told.length = 0;
      change('functions/page.ts', (text) => text.replaceAll(from, to));
      await expect.poll(home, soon).toContain(`<h1>${to}</h1>`);
      expect(told).toEqual([expect.stringMatching(/^Running what was saved \d+ ms ago: Page$/)]);
    }
    // It takes half a second where nothing else is at work.
    expect(Number(/\d+/.exec(told[0] ?? '')?.[0])).toBeLessThan(5_000);
    expect(await (await fetch(`${cloud.siteUrl}/places/7`)).json()).toMatchObject({ found: { PK: 'PLACE#7' } });
    expect(cloud.clock.now()).toBeGreaterThanOrEqual(before);
  });

  it('says why when that does not compile, and goes on with what ran before', async () => {
    told.length = 0;
    change('functions/page.ts', (text) => `${text}\nconst broken = ;\n`);
    await expect.poll(() => told, soon).toHaveLength(1);
    expect(told[0]).toMatch(/functions\/page\.ts:\d+:\d+: ERROR: Unexpected ";"\nWhat ran before goes on\./);
    expect(await home()).toContain('<h1>County</h1>');
    change('functions/page.ts', (text) => text.replace('\nconst broken = ;\n', '').replaceAll('County', 'District'));
    await expect.poll(home, soon).toContain('<h1>District</h1>');
  });

  it('goes on when the app no longer synthesizes, and says why', async () => {
    told.length = 0;
    change('bin/app.ts', (text) => `${text}\nthrow new Error('not yet');\n`);
    await expect.poll(() => told, { timeout: 30_000 }).toHaveLength(2);
    expect(told[1]).toMatch(/^The CDK app did not synthesize.*not yet.*What ran before goes on\.$/s);
    expect(await home()).toContain('<h1>District</h1>');
    expect(again).toEqual([]);
  }, 40_000);

  it('ends, to be started again, when its template may have changed', async () => {
    const before = process.hrtime.bigint();
    change('bin/app.ts', (text) => text.replace("\nthrow new Error('not yet');\n", ''));
    await expect.poll(() => again, { timeout: 30_000 }).toHaveLength(1);
    expect(again[0]).toBeGreaterThan(before - 1_000_000n);
    await expect(fetch(`${cloud.siteUrl}/`)).rejects.toThrow('fetch failed');
  }, 40_000);
});
