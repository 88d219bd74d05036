import { describe, expect, it } from 'vitest';
import { agreements } from '../../../../agreements/index.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { closingOf, notTaking } from '../../../../functions/provider-site/words/closing.ts';

const closesAt = '2027-03-31T11:00:00.000Z';
const window: Window = {
  windowId: 's1-home-care-2027-03-01',
  agreementId: 's1-home-care',
  execution: 'e',
  status: 'open',
  opensAt: '2027-03-01T09:00:00.000Z',
  closesAt,
  changes: [],
  version: 1,
};

describe('The closing time', () => {
  it.each([
    ['2027-03-20T09:00:00.000Z', undefined],
    ['2027-03-30T11:00:00.000Z', undefined],
    ['2027-03-30T11:00:01.000Z', 'You have 23 hours and 59 minutes left to submit'],
    ['2027-03-31T07:40:00.000Z', 'You have 3 hours and 20 minutes left to submit'],
    ['2027-03-31T10:00:00.000Z', 'You have 1 hour left to submit'],
    ['2027-03-31T10:59:00.000Z', 'You have 1 minute left to submit'],
    ['2027-03-31T10:59:59.000Z', 'You have less than a minute left to submit'],
  ])('is told with what is left of the last day: at %s %s', (now, soon) => {
    expect(closingOf({ closesAt }, now)).toEqual({
      text: 'Closes at 12 noon on Wednesday 31 March 2027',
      ...(soon ? { soon } : {}),
    });
  });

  it('is in the past tense once it is past', () => {
    expect(closingOf({ closesAt }, closesAt)).toEqual({ text: 'Closed at 12 noon on Wednesday 31 March 2027' });
  });
});

describe('A window that takes nothing', () => {
  const [agreement] = agreements;
  const statusOf = (patch: Partial<Window>, now: string) =>
    agreement && notTaking({ ...window, ...patch }, agreement, now)?.status;

  it.each([
    ['open, before its closing time', {}, '2027-03-31T10:59:59.999Z', undefined],
    ['open, at its closing time', {}, closesAt, 410],
    ['scheduled', { status: 'scheduled' }, '2027-02-01T09:00:00.000Z', 409],
    ['cancelled', { status: 'cancelled' }, '2027-03-02T09:00:00.000Z', 410],
    ['already unsealed', { unsealedAt: closesAt }, '2027-03-02T09:00:00.000Z', 410],
  ] as const)('is told apart: %s', (_, patch, now, status) => {
    expect(statusOf(patch, now)).toBe(status);
  });
});
