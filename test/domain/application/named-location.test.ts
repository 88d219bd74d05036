import { expect, it } from 'vitest';
import { pagesOf } from '../../../domain/application/application.ts';
import { locationNamed } from '../../../domain/application/named-location.ts';
import { s1 } from '../../builders/an-application.ts';

it.each<[what: string, draft: Record<string, Record<string, unknown>>, named: string | undefined]>([
  ['the ID that was saved', { registration: { locationId: '1-1000000001' } }, '1-1000000001'],
  ['one that was saved for later as it was typed', { registration: { locationId: '1 - 1000000001.' } }, '1-1000000001'],
  ['nothing where nothing was saved', {}, undefined],
  ['nothing where it can be no ID', { registration: { locationId: 'Bright Care' } }, undefined],
  ['nothing of a page that asks for none', { organisation: { locationId: '1-1000000001' } }, undefined],
])('The location that an application names is %s', (_, draft, named) => {
  expect(locationNamed(pagesOf(s1(), ['A']), draft)).toBe(named);
});
