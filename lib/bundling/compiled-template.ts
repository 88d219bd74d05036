import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import nunjucks from 'nunjucks';
import * as z from 'zod';
import { templateOptions } from '../../views/template-options.ts';

/** A template of views/ or of GOV.UK Frontend: the name that others call it by, and what is in its file. */
export interface Template {
  readonly name: string;
  readonly text: string;
}

/**
 * The code of each template: a function without arguments that answers its blocks, and in which what stands in `shortForms` is called by its name there.
 * They are shortened together, so that what each of them says is said with the same letters.
 */
export const compiledTemplates = (templates: readonly Template[]): readonly string[] => {
  const long = `export default [${templates.map((template) => `() => {\n${compiledOnce(template)}\n}`).join(',\n')}]`;
  if (long !== shortenedLast.long) shortenedLast = { long, short: shortened(long) };
  return shortenedLast.short;
};

// Who bundles again and again has mostly changed something else.
let shortenedLast: { readonly long: string; readonly short: readonly string[] } = { long: '', short: [] };

const shortened = (long: string): readonly string[] => {
  const { code } = transformSync(long, { minify: true, format: 'iife', globalName: 'made', target: 'node24' });
  const functions: unknown = runInNewContext(`${code} made.default`);
  return z.array(z.unknown()).parse(functions).map(String);
};

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
  return inShortForms(nunjucks.precompileString(text, { name, env, wrapper: codeAlone }));
};

const precompiled = z.tuple([z.object({ template: z.string() })]);

// The library's types give this one template; it is called with an array of one.
const codeAlone = (templates: unknown): string => precompiled.parse(templates)[0].template;

/**
 * What compiled templates say thousands of times, by shorter names: half of all that the officers' are. `imported` and `loopAt` take the places of what
 * is written out for each macro and each loop, `importing` and `extending` those of what leads from a template to another.
 */
export const shortForms = `
const { contextOrFrameLookup: look, memberLookup: of, callWrap: call, makeKeywordArgs: named, makeMacro: macro, SafeString: Safe } = slim.runtime;
const out = (value) => slim.runtime.suppressValue(value, true);
const importing = (env, name, failed, then) =>
  env.getTemplate(name, false, null, false, (wrong, template) =>
    wrong ? failed(wrong) : template.getExported((wrong, exported) => (wrong ? failed(wrong) : then(exported))));
const extending = (env, name, context, failed, then) =>
  env.getTemplate(name, true, null, false, (wrong, template) => {
    if (wrong) return failed(wrong);
    for (const block in template.blocks) context.addBlock(block, template.blocks[block]);
    then(template);
  });
const inside = (then) => then();
const setting = (frame, context, name, value) => {
  frame.set(name, value, true);
  if (!frame.topLevel) return;
  context.setVariable(name, value);
  context.addExport(name, value);
};
const imported = (context, template, name, as) => {
  if (!Object.hasOwn(template, name)) throw new Error(\`cannot import '\${name}'\`);
  if (as) context.setVariable(as, template[name]);
  return template[name];
};
const loopAt = (frame, index, length) => {
  frame.set('loop.index', index + 1);
  frame.set('loop.index0', index);
  frame.set('loop.revindex', length - index);
  frame.set('loop.revindex0', length - index - 1);
  frame.set('loop.first', index === 0);
  frame.set('loop.last', index === length - 1);
  frame.set('loop.length', length);
};
const shortForms = { look, of, call, named, macro, Safe, out, importing, extending, inside, setting, imported, loopAt };
`;

/** What the library writes, line by line: what people read stands in strings that have no ends of lines. */
const inShortForms = (code: string): string =>
  code
    .replaceAll(
      /^frame\.set\("loop\.index", (\w+) \+ 1\);\n(?:frame\.set\("loop\.(?:index0|revindex0?|first|last)".*\n){5}frame\.set\("loop\.length", (\w+)\);$/gm,
      'loopAt(frame, $1, $2);',
    )
    .replaceAll(
      /^if\(Object\.prototype\.hasOwnProperty\.call\((\w+), ("\w+")\)\) \{\nvar (\w+) = .*\n\} else \{\ncb\(new Error\(.*\n\}$/gm,
      'var $3 = imported(context, $1, $2);',
    )
    .replaceAll(
      /^var (\w+) = imported\(context, (\w+), ("\w+")\);\ncontext\.setVariable\(("\w+"), \1\);$/gm,
      'var $1 = imported(context, $2, $3, $4);',
    )
    .replaceAll(
      /^frame\.set\(("\w+"), (\w+), true\);\nif\(frame\.topLevel\) \{\ncontext\.setVariable\(\1, \2\);\n\}\nif\(frame\.topLevel\) \{\ncontext\.addExport\(\1, \2\);\n\}$/gm,
      'setting(frame, context, $1, $2);',
    )
    // As many functions are begun as the library ends.
    .replaceAll(
      /^(.*)env\.getTemplate\(("[^"]+"), false, "[^"]+", false, function\((\w+),(\w+)\) \{\nif\(\3\) \{ cb\(\3\); return; \}\n\4\.getExported\(function\((\w+),\4\) \{\nif\(\5\) \{ cb\(\5\); return; \}$/gm,
      '$1importing(env, $2, cb, function($4) {\ninside(function() {',
    )
    .replaceAll(
      /^(.*)env\.getTemplate\(("[^"]+"), true, "[^"]+", false, function\((\w+),(\w+)\) \{\nif\(\3\) \{ cb\(\3\); return; \}\nparentTemplate = \4\nfor\(var (\w+) in parentTemplate\.blocks\) \{\ncontext\.addBlock\(\5, parentTemplate\.blocks\[\5\]\);\n\}$/gm,
      '$1extending(env, $2, context, cb, function($4) {\nparentTemplate = $4;',
    )
    // An error says which template it is of, and not its line: 3 KB of the officers' bundle, compressed.
    .replaceAll(/\(lineno = \d+, colno = \d+, /g, '(')
    .replaceAll(/^(var )?lineno = \d+;$/gm, '$1lineno = 0;')
    .replaceAll(/^(var )?colno = \d+;$/gm, '$1colno = 0;')
    .replaceAll('Object.prototype.hasOwnProperty.call(', 'Object.hasOwn(')
    .replaceAll(/\bruntime\.suppressValue\(/g, 'out(')
    .replaceAll(/, env\.opts\.autoescape\)/g, ')')
    .replaceAll(/\bruntime\.contextOrFrameLookup\(/g, 'look(')
    .replaceAll(/\bruntime\.memberLookup\(/g, 'of(')
    .replaceAll(/\bruntime\.callWrap\(/g, 'call(')
    .replaceAll(/\bruntime\.makeKeywordArgs\(/g, 'named(')
    .replaceAll(/\bruntime\.makeMacro\(/g, 'macro(')
    .replaceAll(/\bruntime\.SafeString\(/g, 'Safe(');
