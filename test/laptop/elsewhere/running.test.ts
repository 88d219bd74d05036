import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { endAll, startProgram } from '../../../laptop/elsewhere/running.ts';

/** One that has ended and that nobody has asked about is listed still, as a `Z`. */
const isThere = (pid: number): boolean =>
  /^[^Z\s]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout);

it('Whatever the walk has started is ended with all that it started in turn, before the walk is over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'running-'));
  const file = join(folder, 'log');
  const { ended } = startProgram('sh', ['-c', 'sleep 60 & echo $!; wait'], process.env, openSync(file, 'a'));
  await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toMatch(/^\d+\n/));
  const child = Number(readFileSync(file, 'utf8'));
  expect([ended(), isThere(child)]).toEqual([false, true]);
  await endAll();
  expect(ended()).toBe(true);
  await vi.waitFor(() => expect(isThere(child)).toBe(false));
  rmSync(folder, { recursive: true });
});
