import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { templateOptions } from '../../views/template-options.ts';
import { type Asset, withServedNames } from './assets.ts';
import { compiledTemplates, shortForms, type Template } from './compiled-template.ts';
import { keptByContent } from './kept.ts';
import { inProject } from './project.ts';

const viewsFolder = inProject('views');
const frontendFolder = inProject('node_modules/govuk-frontend/dist');
const reference = /(\{%-?\s*(?:extends|include|import|from)\s+)(["'])([^"']+)\2/g;

/**
 * The file of a module that stands in for `nunjucks` inside the bundle of a site: the slim run time, and every template of views/ but those of
 * other sites, with those of GOV.UK Frontend that they use, compiled. A function then reads no file and no template's own language.
 */
export const templatesModule = (assets: readonly Asset[], ofOthers: readonly string[] = []): string => {
  const templates = reachableTemplates(assets, ofOthers);
  const sources = templates.flatMap(({ name, text }) => [name, text]);
  const compiling = readFileSync(inProject('lib/bundling/compiled-template.ts'));
  const made = [moduleStart, moduleEnd, JSON.stringify(templateOptions), compiling, ...sources];
  return keptByContent('templates.js', made, () => moduleOf(templates));
};

/** The text of that module, for who bundles again and again and keeps no file of each. */
export const templatesText = (assets: readonly Asset[]): string => moduleOf(reachableTemplates(assets));

const moduleOf = (templates: readonly Template[]): string => {
  const codes = compiledTemplates(templates);
  const texts = templates.map(({ name }, index) => `${JSON.stringify(name)}: ${JSON.stringify(codes[index])}`);
  return `${moduleStart}\nconst templates = {\n${texts.join(',\n')}\n};\n${moduleEnd}`;
};

// From its place in node_modules/.cache; an absolute path would make the same sources bundle differently on each machine.
const moduleStart = `import slim from '../../nunjucks/browser/nunjucks-slim.js';${shortForms}`;
// Node.js reads a function as it starts and a text only once it is called: a page shows ten templates of a site's hundred and fifty.
const moduleEnd = `
const made = (code) => new Function(...Object.keys(shortForms), \`return (\${code})()\`)(...Object.values(shortForms));
class FileSystemLoader extends slim.Loader {
  getSource(name) {
    return Object.hasOwn(templates, name) ? { src: { type: 'code', obj: made(templates[name]) }, path: name } : null;
  }
}
export default { Environment: slim.Environment, FileSystemLoader, runtime: slim.runtime };
`;

/** The templates of views/ but of these folders, and those that they lead to, in which each asset is called by the name it is served by. */
const reachableTemplates = (assets: readonly Asset[], without: readonly string[] = []): readonly Template[] => {
  const found = new Map<string, Template>();
  const queue = globSync('**/*.njk', { cwd: viewsFolder })
    .map((file) => file.split(path.sep).join('/'))
    .filter((name) => !without.some((folder) => name.startsWith(`${folder}/`)));
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
