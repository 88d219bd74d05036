import { expect, it } from 'vitest';
import { councilsOf } from '../../../domain/agreement/councils.ts';

it.each([
  [['Staffordshire County Council'], 'Staffordshire County Council'],
  [['A Council', 'A Council'], 'A Council'],
  [['A Council', 'B Council', 'A Council', 'C Council'], 'A Council, B Council and C Council'],
])('Pages of a deployment for %j name “%s”', (councils, named) => {
  expect(councilsOf(councils.map((council) => ({ council })))).toBe(named);
});
