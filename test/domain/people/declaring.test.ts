import { describe, expect, it } from 'vitest';
import { barriersToDeclaring } from '../../../domain/people/declaring.ts';

const cases = [
  ['none with anybody', { declaration: 'none', conflicts: [] }, [], []],
  ['some, and with whom', { declaration: 'some', conflicts: ['a'] }, [], []],
  ['more than before', { declaration: 'some', conflicts: ['b'] }, ['a'], []],
  ['some, without what the conflict is', { declaration: 'some', conflicts: ['a'], nature: 'yes' }, [], ['no-nature']],
  ['what was declared before, again', { declaration: 'some', conflicts: ['a'], nature: '' }, ['a'], []],
  ['some, without saying with whom', { declaration: 'some', conflicts: [] }, [], ['not-selected']],
  ['none, and somebody selected', { declaration: 'none', conflicts: ['a'] }, [], ['none-but-selected']],
  ['none, after some were declared', { declaration: 'none', conflicts: [] }, ['a'], ['declared-before']],
] as const;

describe('A declaration of conflicts of interest', () => {
  it.each(cases)('of %s', (_, declared, before, codes) => {
    expect(
      barriersToDeclaring({ nature: 'My sister works there since 2024.', ...declared }, before).map(({ code }) => code),
    ).toEqual(codes);
  });
});
