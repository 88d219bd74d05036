import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../../lib/bundling/bundle-functions.ts';

let outDir: string;
let folders: Record<string, string>;
let first: Record<string, string>;
beforeAll(() => {
  outDir = mkdtempSync(path.join(tmpdir(), 'bundles-'));
  folders = bundleFunctions({ outDir });
  first = digests(outDir);
}, 180_000);
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

const digests = (folder: string) =>
  Object.fromEntries(
    globSync('**/*.*', { cwd: folder })
      .toSorted()
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(path.join(folder, file)))
          .digest('hex'),
      ]),
  );

describe('Bundling the functions', () => {
  it('makes one folder of each, named for what it does', () => {
    expect(folders['provider-site']).toBe(path.join(outDir, 'provider-site'));
    expect(Object.keys(folders).filter((name) => /workflow|index|\//.test(name))).toEqual([]);
    for (const folder of Object.values(folders)) expect(existsSync(path.join(folder, 'index.mjs'))).toBe(true);
  });

  it('makes them once: with the same sources the folders stay as they are', () => {
    const before = statSync(path.join(outDir, 'provider-site/index.mjs')).mtimeMs;
    bundleFunctions({ outDir });
    expect(statSync(path.join(outDir, 'provider-site/index.mjs')).mtimeMs).toBe(before);
  });

  it('gives the same bytes from the same sources in any folder, so that unchanged functions are not deployed again', () => {
    const elsewhere = path.join(outDir, 'elsewhere');
    bundleFunctions({ outDir: elsewhere });
    expect(digests(elsewhere)).toEqual(first);
    rmSync(elsewhere, { recursive: true });
  }, 180_000);

  it('compiles the templates in, under names that need no folder', () => {
    const text = readFileSync(path.join(outDir, 'provider-site/index.mjs'), 'utf8');
    expect(text).toContain('"provider/tasks.njk"');
    expect(text).toContain('"govuk/components/button/template.njk"');
    expect(text).not.toMatch(/getTemplate\("\.\.?\//);
    expect(text).not.toContain('FileSystemLoader(views');
  });

  it('calls the stylesheet by a name that changes with it', () => {
    const text = readFileSync(path.join(outDir, 'provider-site/index.mjs'), 'utf8');
    expect(text).toMatch(/\/assets\/site-[0-9a-f]{16}\.css/);
    expect(text).not.toContain('/assets/site.css');
  });

  it('puts the files that browsers fetch beside the function that serves them, and no other', () => {
    const serving = Object.entries(folders).filter(([, folder]) => existsSync(path.join(folder, 'assets')));
    const importing = Object.entries(folders).filter(([, folder]) =>
      readFileSync(path.join(folder, 'index.mjs'), 'utf8').includes('besideBundle'),
    );
    expect(serving.map(([name]) => name)).toEqual(importing.map(([name]) => name));
  });

  it('has not the font of GOV.UK in its stylesheet', async () => {
    const { buildAssets } = await import('../../../lib/bundling/assets.ts');
    const css = buildAssets().find(({ name }) => name === 'site.css')?.text ?? '';
    expect(css).toContain('Arial');
    expect(css).not.toMatch(/GDS Transport|@font-face/);
  });
});
