import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/s3/store.ts';
import { Bucket } from './bucket.ts';

/** Lets a process write for a while, kills it, and tells what it had acknowledged last of each object. */
const killed = async (folder: string, round: number, acknowledgements: number) => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./writer.ts', import.meta.url)), folder, `${round}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged = new Map<string, string>();
  let seen = 0;
  let held = '';
  for await (const part of child.stdout) {
    held += part;
    const lines = held.split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) {
      const { Key, text } = JSON.parse(line);
      acknowledged.set(Key, text);
      seen += 1;
    }
    if (seen >= acknowledgements) child.kill('SIGKILL');
  }
  return acknowledged;
};

describe('the objects of the laptop after a kill -9', () => {
  it('are those acknowledged or newer, whole, and nothing else is left lying', async () => {
    const folder = mkdtempSync(join(tmpdir(), 's3-'));
    for (const round of [0, 1, 2]) {
      const acknowledged = await killed(folder, round, 40 + 7 * round);
      const store = openStore(folder);
      for (const [key, text] of acknowledged) {
        const object = store.find(Bucket, key);
        if (!object) throw new Error(`${key} was acknowledged and is gone`);
        const found = await textOf(store.read(object));
        expect(createHash('md5').update(found).digest('hex')).toBe(object.etag);
        const [, was] = text.split('/');
        const [, is] = found.split('/');
        expect(Number(is)).toBeGreaterThanOrEqual(Number(was));
      }
      expect(readdirSync(join(folder, 'objects'))).toHaveLength([...store.list(Bucket, '', '')].length);
      expect(readdirSync(join(folder, 'arriving'))).toEqual([]);
      store.close();
    }
    rmSync(folder, { recursive: true });
  });
});
