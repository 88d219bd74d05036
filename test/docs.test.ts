import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawnMachines, pictureFile, pictureOf } from '../local/draw-machines.ts';

describe('the documents', () => {
  it.each(drawnMachines)('show the %s machine as its file is now (npm run draw)', (machine) => {
    expect(readFileSync(pictureFile(machine), 'utf8')).toBe(pictureOf(machine));
  });

  it('lead to files that exist', () => {
    const links = [...readFileSync('README.md', 'utf8').matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !link.startsWith('http') && !existsSync(link))).toEqual([]);
  });
});
