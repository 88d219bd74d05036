import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whatever the tests leave in the temporary folder lies in one of this run's own, and goes with it. */
export default function own(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'suite-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
