import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod';

const versions = z.record(z.string(), z.string()).default({});
const manifest = z.object({
  dependencies: versions,
  devDependencies: versions,
  /** What a package asks for in the name of another is no version of ours. */
  overrides: z
    .record(z.string(), z.unknown())
    .default({})
    .transform((all) =>
      Object.entries(all).flatMap(([name, version]) => (typeof version === 'string' ? [{ name, version }] : [])),
    ),
});

const pins = ['package.json', ...globSync('packages/*/package.json')].flatMap((file) => {
  const { dependencies, devDependencies, overrides } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const named = [dependencies, devDependencies].flatMap(Object.entries<string>);
  return [...named.map(([name, version]) => ({ name, version })), ...overrides].map((pin) => ({ ...pin, file }));
});

it('a package is asked for in one version, whichever package.json asks for it', () => {
  const several = [...Map.groupBy(pins, ({ name }) => name)].filter(
    ([, asked]) => new Set(asked.map(({ version }) => version)).size > 1,
  );
  expect(several).toEqual([]);
  expect(new Set(pins.map(({ file }) => file)).size).toBe(3);
});

it('a package is asked for in a version, and not in a range of them', () => {
  expect(pins.length).toBeGreaterThan(50);
  expect(pins.filter(({ version }) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
