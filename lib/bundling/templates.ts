import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { templateOptions } from '../../views/template-options.ts';
import { type Asset, withServedNames } from './assets.ts';
import { compiledTemplates, shortForms, type Template } from './compiled-template.ts';
import { keptByContent } from './kept.ts';
import { inProject, projectFolder } from './project.ts';

const viewsFolder = inProject('views');
const frontendFolder = inProject('node_modules/govuk-frontend/dist');
const reference = /(\{%-?\s*(?:extends|include|import|from)\s+)(["'])([^"']+)\2/g;

/** Templates that lie beside a bundle. */
interface PackedTemplates {
  /** The file of them, compressed. */
  readonly packed: string;
  /** The files that these were made of, by their paths in the project. */
  readonly sources: readonly string[];
}

/** The name that a bundle finds its templates by, in its own folder. */
export const PACKED = 'templates.br';

/**
 * The file of what stands in for `nunjucks` inside a bundle: the slim run time, which reads no template's own language; its templates it reads, in one
 * compressed file, when it shows its first page.
 */
export const templatesModule = (): string => {
  const text = moduleOf(fromBesideBundle);
  return keptByContent('templates.js', [text], () => text);
};

/** The templates that a bundle names, and those that they lead to, with those of GOV.UK Frontend, compiled: no function has those of pages that it does not show. */
export const templatesOf = (bundle: string, assets: readonly Asset[]): PackedTemplates => {
  const named = [...bundle.matchAll(/["'`]([\w/-]+\.njk)["'`]/g)].map(([, name = '']) => name);
  const templates = reachableTemplates(assets, named);
  const compiling = readFileSync(inProject('lib/bundling/compiled-template.ts'));
  const made = [JSON.stringify(templateOptions), compiling, ...templates.flatMap(({ name, text }) => [name, text])];
  return {
    packed: keptByContent(PACKED, made, () => packed(codesByName(templates))),
    sources: templates.map(({ name }) => path.relative(projectFolder, fileOf(name))),
  };
};

/** The text of such a module that has the templates in itself, for who bundles again and again and keeps no file of each. */
export const templatesText = (assets: readonly Asset[]): string =>
  moduleOf(`const read = () => (${JSON.stringify(codesByName(reachableTemplates(assets, everyTemplate())))});`);

const everyTemplate = (): readonly string[] =>
  globSync('**/*.njk', { cwd: viewsFolder }).map((file) => file.split(path.sep).join('/'));

const codesByName = (templates: readonly Template[]): Readonly<Record<string, string>> => {
  const codes = compiledTemplates(templates);
  return Object.fromEntries(templates.map(({ name }, index) => [name, codes[index] ?? '']));
};

const packed = (codes: Readonly<Record<string, string>>): Uint8Array => {
  const text = Buffer.from(JSON.stringify(codes));
  const { BROTLI_PARAM_LGWIN: window, BROTLI_PARAM_SIZE_HINT: size, BROTLI_MAX_WINDOW_BITS: largest } = constants;
  return brotliCompressSync(text, { params: { [window]: largest, [size]: text.length } });
};

const fromBesideBundle = `
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
const read = () => JSON.parse(brotliDecompressSync(readFileSync(new URL('./${PACKED}', import.meta.url))).toString());`;

/**
 * The module, by how it comes to its templates, each a text. From its place in node_modules/.cache; an absolute path would make the same sources bundle
 * differently on each machine. Node.js reads a function as it starts and a text only once it is called: a page shows ten of a site's hundred and fifty.
 */
const moduleOf = (reading: string): string => `import slim from '../../nunjucks/browser/nunjucks-slim.js';
${reading}
${shortForms}
let templates;
const made = (code) => new Function(...Object.keys(shortForms), \`return (\${code})()\`)(...Object.values(shortForms));
class FileSystemLoader extends slim.Loader {
  getSource(name) {
    templates ??= read();
    return Object.hasOwn(templates, name) ? { src: { type: 'code', obj: made(templates[name]) }, path: name } : null;
  }
}
export default { Environment: slim.Environment, FileSystemLoader, runtime: slim.runtime };
`;

/** These templates, and those that they lead to, in which each asset is called by the name it is served by. */
const reachableTemplates = (assets: readonly Asset[], names: readonly string[]): readonly Template[] => {
  const found = new Map<string, Template>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    const text = absoluteReferences(name, readFileSync(fileOf(name), 'utf8'));
    found.set(name, { name, text });
    for (const [, , , target = ''] of text.matchAll(reference)) queue.push(target);
  }
  return [...found.values()]
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, text }) => ({ name, text: withServedNames(text, assets) }));
};

const fileOf = (name: string): string =>
  name.startsWith('govuk/') ? path.join(frontendFolder, name) : path.join(viewsFolder, name);

// The precompiled loader looks names up as they stand, so `./template.njk` must say whose template it means.
const absoluteReferences = (name: string, text: string): string =>
  text.replaceAll(reference, (_, start: string, quote: string, target: string) => {
    const absolute = target.startsWith('.') ? path.posix.join(path.posix.dirname(name), target) : target;
    return `${start}${quote}${absolute}${quote}`;
  });
