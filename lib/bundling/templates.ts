import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import nunjucks from 'nunjucks';
import * as z from 'zod';
import { templateOptions } from '../../views/template-options.ts';
import { type Asset, withServedNames } from './assets.ts';
import { keptByContent } from './kept.ts';
import { inProject } from './project.ts';

interface Template {
  readonly name: string;
  readonly text: string;
}

const viewsFolder = inProject('views');
const frontendFolder = inProject('node_modules/govuk-frontend/dist');
const reference = /(\{%-?\s*(?:extends|include|import|from)\s+)(["'])([^"']+)\2/g;

/**
 * The file of a module that stands in for `nunjucks` inside the bundle of a site: the slim run time, and every template of views/ but those of
 * other sites, with those of GOV.UK Frontend that they use, compiled. A function then reads no file and compiles nothing.
 */
export const templatesModule = (assets: readonly Asset[], ofOthers: readonly string[] = []): string => {
  const templates = reachableTemplates(assets, ofOthers);
  const sources = templates.flatMap(({ name, text }) => [name, text]);
  return keptByContent('templates.js', [moduleStart, moduleEnd, JSON.stringify(templateOptions), ...sources], () =>
    moduleOf(templates),
  );
};

/** The text of that module, for who bundles again and again and keeps no file of each. */
export const templatesText = (assets: readonly Asset[]): string => moduleOf(reachableTemplates(assets));

const moduleOf = (templates: readonly Template[]): string =>
  `${moduleStart}\nconst templates = {\n${templates.map(compiledOnce).join(',\n')}\n};\n${moduleEnd}`;

const compiledBefore = new Map<string, string>();

const compiledOnce = (template: Template): string => {
  const key = JSON.stringify(template);
  const code = compiledBefore.get(key) ?? compiled(template);
  compiledBefore.set(key, code);
  return code;
};

const compiled = ({ name, text }: Template): string => {
  // A copy: an environment writes into the options it is given, and the next key would be another.
  const env = new nunjucks.Environment([], { ...templateOptions });
  return nunjucks.precompileString(text, { name, env, wrapper: asProperty });
};

const compiledTemplates = z.array(z.object({ name: z.string(), template: z.string() }));

// The library's types give this one template; it is called with an array of one.
const asProperty = (templates: unknown): string =>
  compiledTemplates
    .parse(templates)
    .map(({ name, template }) => `${JSON.stringify(name)}: (() => {\n${template}\n})()`)
    .join(',\n');

// From its place in node_modules/.cache; an absolute path would make the same sources bundle differently on each machine.
const moduleStart = "import slim from '../../nunjucks/browser/nunjucks-slim.js';";
const moduleEnd = `
class FileSystemLoader extends slim.PrecompiledLoader {
  constructor() { super(templates); }
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
