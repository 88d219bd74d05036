import { describe, expect, it } from 'vitest';
import {
  longText,
  name,
  optionalLongText,
  optionalText,
  reason,
  text,
  time,
} from '../../../../domain/questions/kinds.ts';
import { answerOf, asRead } from './as-read.ts';

const asked = { label: 'Say', hint: 'Anything', missing: 'Enter it' };
const HIDDEN =
  'Type the name on one line, in letters and numbers: what you sent has a line break or a hidden character';

describe('A name', () => {
  it.each([
    ['Bright Care Ltd', 'Bright Care Ltd'],
    ['  Bright  Care\u00A0Ltd ', 'Bright Care Ltd'],
    ['\u200BBright Care\uFEFF', 'Bright Care'],
    ['Ağa Žofie O’Brien', 'Ağa Žofie O’Brien'],
    ['', 'Enter it'],
    ['\u200B', 'Enter it'],
    ['\u3164', 'Enter it'],
    ['—', HIDDEN],
    ['Bright\nCare', HIDDEN],
    ['A\u200Bsh', HIDDEN],
    ['Bright \u202EeraC', HIDDEN],
    ['a'.repeat(201), 'Use 200 characters or fewer'],
  ])('typed as “%s” is “%s”', (typed, said) => {
    expect(asRead(name(asked), typed)).toBe(said);
  });
});

describe('Text', () => {
  it.each([
    ['of one line', text(asked), ' two  words\u200B ', 'two words'],
    ['of one line that may be left empty', optionalText(asked), ' two  words\u200B ', 'two words'],
    ['of several lines', longText(asked), ' one\n\n two ', 'one\n\n two'],
    ['of several lines that may be left empty', optionalLongText(asked), ' one\n\n two ', 'one\n\n two'],
    ['of a reason', reason(asked), ' As the minutes say.\n', 'As the minutes say.'],
  ])('%s is answered by what is seen of it', (_, field, typed, answer) => {
    expect(answerOf(field, typed)).toBe(answer);
  });

  it.each(['', ' ', '\n', '\u200B', '\uFEFF', '\u00A0', '\u2060\u00AD', '\u3164', '\u2800', '\uFE0F'])(
    'in which nothing is seen, %j, is no answer',
    (typed) => {
      for (const field of [text(asked), longText(asked), reason(asked), time(asked)])
        expect(asRead(field, typed)).toBe('Enter it');
      for (const field of [optionalText(asked), optionalLongText(asked)]) {
        expect(asRead(field, typed)).toBe('');
        expect(answerOf(field, typed)).toBe('');
      }
    },
  );

  it('of several lines is kept to the letter', () => {
    expect(asRead(longText(asked), ' one\n\n  two ')).toBe(' one\n\n  two ');
  });

  it('that is too long, or a reason that says too little, is refused', () => {
    expect(asRead(text(asked), 'a'.repeat(201))).toBe('Use 200 characters or fewer');
    expect(asRead(longText(asked), 'a'.repeat(1001))).toBe('Use 1,000 characters or fewer');
    expect(asRead(longText({ ...asked, words: 300 }), 'a'.repeat(6001))).toBe('Use 6,000 characters or fewer');
    expect(asRead(reason(asked), 'n/a')).toMatch(/^Write the reason out, in at least 10 letters/);
  });
});
