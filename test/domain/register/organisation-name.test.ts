import { describe, expect, it } from 'vitest';
import { isNamed } from '../../../domain/register/organisation-name.ts';

const registered = 'Example Care Limited';

describe('an organisation’s name beside the register’s', () => {
  it.each([
    ['its legal form in short', 'Example Care Ltd'],
    ['its legal form with stops and capitals', 'EXAMPLE CARE LTD.'],
    ['no legal form', 'Example Care'],
    ['another legal form', 'Example Care C.I.C.'],
    ['its legal form in full', 'Example Care Community Interest Company'],
    ['two legal forms', 'Example Care (Limited by Guarantee) Ltd'],
    ['its legal form in Welsh', 'Example Care Cyf'],
    ['a leading “The”', 'The Example Care Ltd'],
    ['other blanks and punctuation', ' Example-Care,  limited '],
    ['what it trades as', 'Example Care Ltd trading as Sunny Days'],
    ['what it trades as, in short', 'Example Care Ltd t/a Sunny Days'],
    ['accents', 'Éxample Carè Ltd'],
  ])('is the same with %s', (_how, given) => {
    expect(isNamed(given, [registered])).toBe(true);
  });

  it.each([
    ['&', 'Smith & Sons Care', 'Smith and Sons Care Ltd'],
    ['an apostrophe', 'St. Mary’s Homecare', "St Mary's Home Care LLP"],
    ['what the register calls it besides', 'Sunny Days', 'Example Care Ltd t/a Sunny Days'],
  ])('is the same with %s', (_how, given, known) => {
    expect(isNamed(given, [known])).toBe(true);
  });

  it.each([
    ['another name', 'Zenith Ltd'],
    ['another name that trades as this one', 'Zenith Ltd trading as Example Care'],
    ['a longer name', 'Example Care Midlands Ltd'],
    ['a shorter name', 'Example Ltd'],
    ['nothing but a legal form', 'Limited'],
    ['signs alone', '---'],
  ])('differs as %s', (_how, given) => {
    expect(isNamed(given, [registered])).toBe(false);
  });

  it('is never the same as no name at all', () => {
    expect(isNamed('', [''])).toBe(false);
    expect(isNamed('...', ['!'])).toBe(false);
  });
});
