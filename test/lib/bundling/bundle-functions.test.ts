import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../../lib/bundling/bundle-functions.ts';

let outDir: string;
let folders: Record<string, string>;
let first: Record<string, string>;
beforeAll(async () => {
  outDir = mkdtempSync(path.join(tmpdir(), 'bundles-'));
  folders = await bundleFunctions({ outDir });
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

const sites = ['officer-site', 'officer-site-award', 'provider-site', 'public-site'];
const templatesOf = (site: string): Record<string, string> =>
  JSON.parse(brotliDecompressSync(readFileSync(path.join(outDir, site, 'templates.br'))).toString());

describe('Bundling the functions', () => {
  it('makes one folder of each, named for what it does', () => {
    expect(folders['provider-site']).toBe(path.join(outDir, 'provider-site'));
    expect(Object.keys(folders).filter((name) => /workflow|index|\//.test(name))).toEqual([]);
    for (const folder of Object.values(folders)) expect(existsSync(path.join(folder, 'index.mjs'))).toBe(true);
  });

  it('makes them once: with the same sources the folders stay as they are', async () => {
    const before = statSync(path.join(outDir, 'provider-site/index.mjs')).mtimeMs;
    await bundleFunctions({ outDir });
    expect(statSync(path.join(outDir, 'provider-site/index.mjs')).mtimeMs).toBe(before);
  });

  it('gives the same bytes from the same sources in any folder, so that unchanged functions are not deployed again', async () => {
    const elsewhere = path.join(outDir, 'elsewhere');
    await bundleFunctions({ outDir: elsewhere });
    expect(digests(elsewhere)).toEqual(first);
    rmSync(elsewhere, { recursive: true });
  }, 180_000);

  it('makes them anew when a template says something else', () => {
    const { inputs } = JSON.parse(readFileSync(path.join(outDir, '.bundled.json'), 'utf8'));
    const button = 'node_modules/govuk-frontend/dist/govuk/components/button/template.njk';
    expect(inputs).toEqual(expect.arrayContaining(['views/public/home.njk', 'views/officer/dashboard.njk', button]));
  });

  it('compiles the templates beside the bundle of a site, under names that need no folder', () => {
    const templates = templatesOf('provider-site');
    expect(Object.keys(templates)).toContain('provider/tasks.njk');
    expect(Object.keys(templates)).toContain('govuk/components/button/template.njk');
    const text = Object.values(templates).join();
    expect(text).not.toMatch(/(getTemplate|importing|extending)\((\w+,)?"\.\.?\//);
    const bundle = readFileSync(path.join(outDir, 'provider-site/index.mjs'), 'utf8');
    expect(bundle).not.toContain('FileSystemLoader(views');
  });

  it('puts templates beside the sites, each with its own, and beside no other function', () => {
    const showing = Object.entries(folders).filter(([, folder]) => existsSync(path.join(folder, 'templates.br')));
    expect(showing.map(([name]) => name).toSorted()).toEqual(sites);
    const named = sites.map((site) => Object.keys(templatesOf(site)).map((name) => name.split('/')[0]));
    expect(named.map((folders) => ['officer', 'provider', 'public'].filter((each) => folders.includes(each)))).toEqual([
      ['officer'],
      ['officer'],
      ['provider'],
      ['public'],
    ]);
  });

  it('puts beside each function of the officers’ site no template of pages that the other shows', () => {
    const [desk, award] = ['officer-site', 'officer-site-award'].map((site) => Object.keys(templatesOf(site)));
    expect(desk).toEqual(expect.arrayContaining(['officer/dashboard.njk', 'officer/evaluation/question.njk']));
    expect(award).toEqual(expect.arrayContaining(['officer/award/approval.njk', 'officer/records/audit.njk']));
    const pages = (names: readonly string[] = []) => names.filter((name) => /^officer\/(?!macros\/)/.test(name));
    expect(pages(desk).filter((name) => pages(award).includes(name))).toEqual([]);
  });

  it('calls the stylesheet by a name that changes with it', () => {
    const text = Object.values(templatesOf('provider-site')).join();
    expect(text).toMatch(/\/assets\/site-[0-9a-f]{16}\.css/);
    expect(text).not.toContain('/assets/site.css');
  });

  it('puts the files that browsers fetch beside the function that serves them, and no other', () => {
    const serving = Object.entries(folders).filter(([, folder]) => existsSync(path.join(folder, 'assets')));
    const importing = Object.entries(folders).filter(([, folder]) =>
      readFileSync(path.join(folder, 'index.mjs'), 'utf8').includes('new URL("./assets/"'),
    );
    expect(serving.map(([name]) => name)).toEqual(importing.map(([name]) => name));
  });

  it('tells the line of a source file of what is ours, and nothing of the packages', () => {
    const map = JSON.parse(readFileSync(path.join(outDir, 'public-site/index.mjs.map'), 'utf8'));
    expect(map.sources.filter((source: string) => !existsSync(source) || source.includes('node_modules'))).toEqual([]);
    const bundle = readFileSync(path.join(outDir, 'public-site/index.mjs'), 'utf8').split('\n');
    const sourceOf = (text: string) => {
      const line = bundle.findIndex((each) => each.includes(text));
      return new SourceMap(map).findEntry(line, bundle[line]?.indexOf(text) ?? 0);
    };
    const file = 'functions/public-site/pages/home/home.ts';
    const lines = readFileSync(file, 'utf8').split('\n');
    expect(sourceOf('"public/home.njk",{')).toMatchObject({
      originalSource: file,
      originalLine: lines.findIndex((line) => line.includes("'public/home.njk', {")),
    });
    expect(sourceOf('"ZodError"')).not.toHaveProperty('originalSource', expect.any(String));
  });

  it('spares each start of a function what Node.js loads for those who talk HTTP in other ways', () => {
    // Most end for want of an environment, after all that they are made of was loaded.
    const starts = `await import(process.argv[1]).catch(() => {});
      process.stdout.write(String(process.moduleLoadList.some((each) => each.includes('undici'))));`;
    const loadsMore = (name: string) => {
      const file = path.join(outDir, name, 'index.mjs');
      return execFileSync(process.execPath, ['--input-type=module', '-e', starts, file], { encoding: 'utf8', env: {} });
    };
    expect(['record-audit', 'send-letters', 'provider-site'].map(loadsMore)).toEqual(['false', 'false', 'false']);
    const importing = Object.entries(folders).filter(([, folder]) =>
      /\bfrom\s*"(node:)?http"/.test(readFileSync(path.join(folder, 'index.mjs'), 'utf8')),
    );
    expect(importing).toEqual([]);
  });

  it('has no site of more than 400 KB, compressed, with its templates', () => {
    for (const site of sites) {
      const read = globSync('**/*.{mjs,br}', { cwd: path.join(outDir, site) });
      expect(read).toContain('templates.br');
      const bytes = read.map((each) => gzipSync(readFileSync(path.join(outDir, site, each)), { level: 9 }).length);
      expect(
        bytes.reduce((sum, one) => sum + one, 0),
        site,
      ).toBeLessThanOrEqual(400_000);
    }
  });

  it('leaves out what synth has found of an agreement before', () => {
    const text = readFileSync(path.join(outDir, 'provider-site/index.mjs'), 'utf8');
    expect(text).toContain('Staffordshire');
    expect(text).not.toContain('the clocks change that night');
  });

  it('has not the font of GOV.UK in its stylesheet', async () => {
    const { buildAssets } = await import('../../../lib/bundling/assets.ts');
    const css = buildAssets().find(({ name }) => name === 'site.css')?.text ?? '';
    expect(css).toContain('Arial');
    expect(css).not.toMatch(/GDS Transport|@font-face/);
  });
});
