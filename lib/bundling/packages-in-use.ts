import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { endpointFiles, plainEndpoints } from './plain-endpoints.ts';

/** How files of a package are written anew as they are bundled, by their paths. */
interface Rewriting {
  readonly files: RegExp;
  readonly rewritten: (text: string, path: string) => string;
}

/**
 * Leaves out of bundles what packages bring along and no function uses, where esbuild cannot tell that it is not used. What a package does for who calls
 * it stays as it is; a file that a later version of a package writes in another way is bundled whole, and `test/lib/bundling/bundle-functions.test.ts` says so.
 */
export const packagesInUse: Plugin = {
  name: 'packages in use',
  setup({ onLoad }) {
    for (const { files, rewritten } of rewritings)
      onLoad({ filter: files }, async ({ path }) => ({
        contents: rewritten(await readFile(path, 'utf8'), path),
        loader: path.endsWith('.json') ? 'json' : 'js',
      }));
  },
};

/**
 * A client of AWS's SDK describes each thing that its service takes and answers, by arrays with names computed in them. To make one has no effect, and esbuild is
 * told: those of the requests that nobody makes are left out.
 */
const descriptionsInUse = (text: string): string =>
  text.replaceAll(/^((?:export )?var \S+ = )(\[[^;]*\]);$/gm, '$1/* @__PURE__ */ (() => $2)();');

/** Errors of a service are told by their names, which are in its answers: their classes, of which each service has dozens, say no more. */
const errorsByName = (text: string): string => text.replaceAll(/^n0_registry\.registerError\([^()]*\);$/gm, '');

/** A client reads its version from a file that lists all that it is made with. */
const versionAlone = (text: string): string => `{ "version": ${/"version": ("[^"]*")/.exec(text)?.[1]} }`;

/** Zod can write a schema as a JSON Schema, and each schema has the method for it. */
const withoutJsonSchemas = (text: string): string => {
  const names = [...text.matchAll(/^export (?:const|function) (\w+)/gm)].flatMap(([, name]) => name ?? []);
  return [
    "const absent = () => { throw new Error('Bundles write no JSON Schemas'); };",
    ...names.map((name) => `export const ${name} = ${name.startsWith('create') ? '() => absent' : 'absent'};`),
  ].join('\n');
};

/** Errors that take their names from their classes, whose names are short in a bundle. */
const namesOfErrors = (text: string): string =>
  text.replaceAll(/^(?:export )?class (\w+) extends \w*Error \{$/gm, "$& static name = '$1';");

const rewritings: readonly Rewriting[] = [
  {
    // DynamoDB's say more by their classes: why a transaction was cancelled, and whether to try again.
    files: /@aws-sdk[/\\]client-dynamodb[/\\]dist-es[/\\]schemas[/\\]\w+\.js$/,
    rewritten: descriptionsInUse,
  },
  {
    files: /@aws-sdk[/\\]client-[\w-]+[/\\]dist-es[/\\]schemas[/\\]\w+\.js$/,
    rewritten: (text) => errorsByName(descriptionsInUse(text)),
  },
  { files: endpointFiles, rewritten: plainEndpoints },
  { files: /@aws-sdk[/\\]client-[\w-]+[/\\]package\.json$/, rewritten: versionAlone },
  { files: /zod[/\\]v4[/\\]core[/\\](json-schema-processors|to-json-schema)\.js$/, rewritten: withoutJsonSchemas },
  { files: /(oauth4webapi|openid-client|jose)[/\\].*\.js$/, rewritten: namesOfErrors },
];
