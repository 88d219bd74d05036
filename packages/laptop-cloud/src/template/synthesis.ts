import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** The CDK app could not be synthesized; the message is what it printed. */
export class SynthesisFailed extends Error {
  override readonly name = 'SynthesisFailed';
}

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()).default({}) });

/**
 * Synthesizes the CDK app in a child of its own, which gives its memory back when it is done. cdk.json's context is read
 * by CDK's command line only, hence handed over here: without it the templates would differ from those deployed.
 *
 * @param appDir holds bin/app.ts and cdk.json.
 * @param outDir is filled with the cloud assembly.
 */
export async function synthesize(appDir: string, outDir: string): Promise<void> {
  const { context } = CdkJson.parse(JSON.parse(await readFile(join(appDir, 'cdk.json'), 'utf8')));
  const child = spawn(process.execPath, ['bin/app.ts'], {
    cwd: appDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CDK_OUTDIR: outDir,
      CDK_CONTEXT_JSON: JSON.stringify(context),
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
