import path from 'node:path';
import type { BuildOptions } from 'esbuild';
import { entryPoints } from './entry-points.ts';
import { keptByContent } from './kept.ts';
import { packagesInUse } from './packages-in-use.ts';
import { inProject } from './project.ts';

/** How functions are bundled, by whoever bundles them: all at once, each into an index.mjs in a folder of its name. */
export const esbuildOptions = () =>
  ({
    entryPoints: Object.fromEntries(
      Object.entries(entryPoints()).map(([name, file]) => [path.posix.join(name, 'index'), file]),
    ),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    absWorkingDir: inProject(),
    outExtension: { '.js': '.mjs' },
    // Packages that still call require() find none in an ES module.
    banner: {
      js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
    },
    mainFields: ['module', 'main'],
    alias: {
      'node:http': httpModule(),
      '@aws-sdk/credential-provider-node': credentialsModule(),
      '@smithy/core/event-streams': eventStreamsModule(),
    },
    plugins: [packagesInUse],
    minifySyntax: true,
    legalComments: 'none',
    // Where an error happened is then told by the line of a .ts file. What is in the files stays in the project.
    sourcemap: 'linked',
    sourcesContent: false,
  }) as const satisfies BuildOptions;

/**
 * What of a bundle that is deployed is shorter than what it is made of: a quarter without white space, and an eighth of the rest with short names. Errors say
 * what they are called, and traces of what is ours lead to its files all the same.
 */
export const asDeployed = { minifyWhitespace: true, minifyIdentifiers: true } as const satisfies BuildOptions;

/**
 * The file of a module that stands in for `node:http` inside a bundle. Of one that an ES module imports, Node.js reads every export, and with
 * `WebSocket` among them it would load all of undici: 30 ms of the processor at each start of a function, for what none of them uses.
 */
const httpModule = (): string => keptByContent('http.cjs', [required], () => required);
// By its other name, since this one leads here.
const required = "module.exports = require('http');\n";

/**
 * The file of a module that stands in for the SDK's search for credentials: Lambda gives a function those of its role by its environment, and there is no
 * profile, container or single sign-on to look in after that.
 */
const credentialsModule = (): string => keptByContent('credentials.js', [fromEnvironment], () => fromEnvironment);
const fromEnvironment = "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';\n";

/**
 * The file of a module that stands in for the SDK's streams of events, which no request of the service has. It imports them only where one comes, and so
 * keeps esbuild from leaving out anything of all that they are made of: half of what its clients share.
 */
const eventStreamsModule = (): string => keptByContent('event-streams.js', [withoutStreams], () => withoutStreams);
const withoutStreams = `const absent = () => { throw new Error('Bundles read no streams of events'); };
export const resolveEventStreamSerdeConfig = (config) => config;
export { absent as eventStreamSerdeProvider, absent as EventStreamSerde };
`;
