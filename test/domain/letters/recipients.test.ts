import { describe, expect, it } from 'vitest';
import {
  faultOfRecipient,
  mayBeWrittenTo,
  type Recipients,
  recipientsAsText,
  recipientsGiven,
} from '../../../domain/letters/recipients.ts';

describe('Those whom a stage writes to', () => {
  const list: Recipients = ['council.example', 'tester@provider.example'];

  it.each([
    ['an address on the list', 'tester@provider.example', true],
    ['whoever has an address at a domain on the list', 'Anybody@Council.Example ', true],
    ['another address of the same provider', 'office@provider.example', false],
    ['an address that only ends like the domain', 'a@notcouncil.example', false],
    ['a part of the domain on the list', 'a@mail.council.example', false],
    ['an address that names the domain before its own', 'a@council.example@elsewhere.example', false],
    ['nothing', '', false],
  ])('are as the list says: %s', (_, to, may) => {
    expect(mayBeWrittenTo(list, to)).toBe(may);
  });

  it('are everybody where the service is live, and nobody where the list is empty', () => {
    expect(mayBeWrittenTo('everybody', 'office@provider.example')).toBe(true);
    expect(mayBeWrittenTo([], 'tester@provider.example')).toBe(false);
  });

  it.each<[string, Recipients]>([
    ['everybody', 'everybody'],
    ['nobody', []],
    ['some', list],
  ])('are the same to a function as to who deployed it: %s', (_, recipients) => {
    expect(recipientsGiven.parse(recipientsAsText(recipients))).toEqual(recipients);
  });

  it.each(['council', 'a b@council.example', '*', '@council.example', 'everybody'])('are not called %s', (entry) => {
    expect(faultOfRecipient(entry)).toBe(`${entry} is neither an email address nor a domain`);
  });
});
