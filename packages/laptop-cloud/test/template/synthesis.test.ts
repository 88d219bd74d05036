import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../src/template/synthesis.ts';

/** An app that is one file of another name than usual. */
const appOf = (code: string) => {
  const dir = mkdtempSync(join(tmpdir(), 'synthesis-'));
  writeFileSync(join(dir, 'cdk.json'), JSON.stringify({ app: 'node any-name.mjs', context: { colour: 'blue' } }));
  writeFileSync(join(dir, 'any-name.mjs'), code);
  return dir;
};

describe('a CDK app', () => {
  it('is run by the command in its cdk.json, on this Node.js, with the context that stands there', async () => {
    const dir = appOf(`import { writeFileSync } from 'node:fs';
      const { CDK_OUTDIR, CDK_CONTEXT_JSON } = process.env;
      writeFileSync(CDK_OUTDIR, JSON.stringify({ node: process.version, context: JSON.parse(CDK_CONTEXT_JSON) }));`);
    await synthesize(dir, join(dir, 'made'));
    expect(JSON.parse(readFileSync(join(dir, 'made'), 'utf8'))).toEqual({
      node: process.version,
      context: { colour: 'blue' },
    });
  });

  it('that does not synthesize says what it printed', async () => {
    const dir = appOf(`console.error('No such colour'); process.exit(3);`);
    await expect(synthesize(dir, join(dir, 'made'))).rejects.toMatchObject({
      name: 'SynthesisFailed',
      message: expect.stringMatching(/exit 3.*No such colour/s),
    });
  });
});
