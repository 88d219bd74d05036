import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import * as z from 'zod';

/** The CDK app could not be synthesized; the message is what it printed. */
export class SynthesisFailed extends Error {
  override readonly name = 'SynthesisFailed';
}

const CdkJson = z.object({
  app: z.string(),
  context: z.record(z.string(), z.unknown()).default({}),
});

/**
 * Synthesizes the CDK app by the command in its cdk.json, in a child of its own, which gives its memory back when it is
 * done. cdk.json is read by CDK's command line only, hence its context is handed over here: without it the templates would
 * differ from those deployed.
 *
 * @param appDir holds cdk.json.
 * @param outDir is filled with the cloud assembly.
 * @param codeInPlace makes no copies of the folders that hold functions' code: the assembly names them where they are.
 */
export async function synthesize(appDir: string, outDir: string, { codeInPlace = false } = {}): Promise<void> {
  const { app, context } = CdkJson.parse(JSON.parse(await readFile(join(appDir, 'cdk.json'), 'utf8')));
  const child = spawn(app, {
    cwd: appDir,
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      // A command that says `node` means this one.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      CDK_OUTDIR: outDir,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...(codeInPlace && { 'aws:cdk:disable-asset-staging': true }) }),
      // The template validator takes most of a synthesis; `npm run check` runs it.
      CDK_VALIDATION: 'false',
      NODE_OPTIONS: '',
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  if (code !== 0) throw new SynthesisFailed(`The CDK app did not synthesize (exit ${code}):\n${printed.trim()}`);
}
