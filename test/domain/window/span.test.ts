import { describe, expect, it } from 'vitest';
import { overlap } from '../../../domain/window/span.ts';

const span = (opensAt: string, closesAt: string) => ({ opensAt, closesAt });
const march = span('2027-03-01T09:00:00.000Z', '2027-03-31T11:00:00.000Z');

describe('Two windows', () => {
  it.each<[string, ReturnType<typeof span>, boolean]>([
    ['overlap where one opens before the other closes', span('2027-03-31T10:59:59.999Z', '2027-04-30T11:00:00Z'), true],
    ['overlap where one lies within the other', span('2027-03-10T09:00:00Z', '2027-03-11T09:00:00Z'), true],
    ['overlap where they are the same', march, true],
    ['do not where one opens as the other closes', span('2027-03-31T11:00:00.000Z', '2027-04-30T11:00:00Z'), false],
    ['do not where one closes as the other opens', span('2027-02-01T09:00:00Z', '2027-03-01T09:00:00Z'), false],
  ])('%s', (_, other, expected) => {
    expect([overlap(march, other), overlap(other, march)]).toEqual([expected, expected]);
  });
});
