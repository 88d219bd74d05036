import { expect, it } from 'vitest';
import { untilClean } from '../../../adapters/uploads/until-clean.ts';
import type { VirusCheck } from '../../../domain/questions/virus-check.ts';
import { aStoredFile } from '../../builders/files.ts';

const asked = (...answers: readonly VirusCheck[]) => {
  const all = [...answers];
  return { check: untilClean(async () => all.shift() ?? 'not-checkable'), left: () => all.length };
};

it('a file is asked about until it was found clean, and then no more', async () => {
  const { check, left } = asked('being-checked', 'being-checked', 'clean', 'infected');
  const file = aStoredFile('kept/an-application/1', 'policy.pdf');
  const told = [await check(file), await check(file), await check(file), await check(file)];
  expect(told).toEqual(['being-checked', 'being-checked', 'clean', 'clean']);
  expect(left()).toBe(1);
});

it('what was found clean says nothing of another version, nor of another file', async () => {
  const { check } = asked('clean', 'infected', 'infected');
  const file = aStoredFile('kept/an-application/1', 'policy.pdf');
  expect(await check(file)).toBe('clean');
  expect(await check({ ...file, version: 'another' })).toBe('infected');
  expect(await check({ ...file, key: 'kept/an-application/2' })).toBe('infected');
});
