import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { isState, nextSteps, states } from '../../../laptop/seed/states.ts';

const seed = async (...args: readonly string[]) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../../laptop/seed/main.ts'), ...args], {
    env: { ...process.env, PORT: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [error, code] = await Promise.all([text(child.stderr), new Promise((ended) => child.once('exit', ended))]);
  return { error, code };
};

describe('npm run seed', () => {
  it.each([
    [[], 'Name a state: open, evaluating, approval, letters, standstill, awarded.'],
    [['closed'], 'There is no state closed: open, evaluating, approval, letters, standstill, awarded.'],
    [['open', 'awarded'], 'One state is enough: open awarded.'],
    [['open', '--applicants', 'ten'], 'ten is no number of applicants.'],
    [['open', '--frehs'], "Unknown option '--frehs'"],
  ])('says how it is used where it is given %j', async (args, said) => {
    const { error, code } = await seed(...args);
    expect(error).toContain(said);
    expect(error).toContain('Usage: npm run seed -- open|evaluating|approval|letters|standstill|awarded');
    expect(code).toBe(2);
  });

  it('leaves a state alone that is somebody’s', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seed-'));
    for (const name of ['lock.sqlite', 'clock.json']) writeFileSync(join(folder, name), '');
    const { error, code } = await seed('open', '--state', folder);
    rmSync(folder, { recursive: true });
    expect(error).toBe(`${folder} has a state already. Add --fresh to begin anew, or --state for another folder.\n`);
    expect(code).toBe(1);
  });

  it('takes no folder for a state that holds something else, and touches nothing of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seed-'));
    writeFileSync(join(folder, 'thesis.odt'), 'years of work');
    const { error, code } = await seed('open', '--fresh', '--state', folder);
    expect(readdirSync(folder)).toEqual(['thesis.odt']);
    rmSync(folder, { recursive: true });
    expect(error).toContain(`The folder ${folder} holds something else`);
    expect(code).toBe(1);
  });

  it('names the agreements that there are for one that there is not', async () => {
    const { error, code } = await seed('open', '--agreement', 'nowhere');
    expect(error).toMatch(/^There is no agreement nowhere. There is .*s1-home-care/);
    expect(code).toBe(1);
  });

  it('says of every state who can go on from there', () => {
    for (const state of states) {
      expect(isState(state)).toBe(true);
      expect(nextSteps(state, { id: 'an-agreement' }, 'a-window', 'ann@example.com')).not.toEqual([]);
    }
  });
});
