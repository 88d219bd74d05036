import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { synthesize } from '@laptop/cloud';
import type { TestProject } from 'vitest/node';
import { projectDir } from '../../laptop/laptop.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the cloud assembly. */
    readonly assembly: string;
  }
}

/** The app is synthesized once for all laptops of the run. */
export default async function start(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cdk-out-'));
  await synthesize(projectDir, folder);
  project.provide('assembly', folder);
  return () => rmSync(folder, { recursive: true });
}
