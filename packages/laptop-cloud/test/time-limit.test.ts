import { close, open } from 'node:inspector';
import { afterAll, expect, it } from 'vitest';
import { timeLimit } from '../src/time-limit.ts';

afterAll(() => close());

it('A time limit is AWS’s own, but where somebody may stand at a breakpoint', () => {
  expect(timeLimit(29_000)).toBe(29_000);
  open(0, '127.0.0.1');
  expect(timeLimit(29_000)).toBe(86_400_000);
});
