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

const opensAt = '2027-03-01T09:00:00.000Z';

describe('The closing time', () => {
  it('is told with the opening before that', () => {
    expect(closingOf({ opensAt, closesAt, changes: [] }, '2027-02-01T09:00:00.000Z')).toEqual({
      text: 'Opens at 9am on Monday 1 March 2027, and closes at 12 noon on Wednesday 31 March 2027',
    });
  });

  it.each([
    ['2027-03-20T09:00:00.000Z', 'You have 11 days and 2 hours left to submit', undefined],
    ['2027-03-30T11:00:00.000Z', 'You have 1 day left to submit', undefined],
    ['2027-03-30T11:00:01.000Z', 'You have 23 hours and 59 minutes left to submit', true],
    ['2027-03-31T07:40:00.000Z', 'You have 3 hours and 20 minutes left to submit', true],
    ['2027-03-31T10:00:00.000Z', 'You have 1 hour left to submit', true],
    ['2027-03-31T10:59:00.000Z', 'You have 1 minute left to submit', true],
    ['2027-03-31T10:59:59.000Z', 'You have less than a minute left to submit', true],
  ])('is told with what is left: at %s %s', (now, text, isSoon) => {
    expect(closingOf({ opensAt, closesAt, changes: [] }, now)).toEqual({
      text: 'Closes at 12 noon on Wednesday 31 March 2027',
      left: { text, milliseconds: Date.parse(closesAt) - Date.parse(now) },
      ...(isSoon ? { isSoon } : {}),
    });
  });

  it('is in the past tense once it is past', () => {
    const past = { text: 'Closed at 12 noon on Wednesday 31 March 2027' };
    expect(closingOf({ opensAt, closesAt, changes: [] }, closesAt)).toEqual(past);
  });

  describe('that was moved', () => {
    const moved = '2027-04-02T11:00:00.000Z';
    const at = '2027-03-30T09:00:00.000Z';
    const extension = {
      kind: 'extended',
      at,
      by: { id: 'o-1', name: 'An officer' },
      reason: 'The service was down on Monday.',
      closesAt: moved,
      closedBefore: closesAt,
    } as const;
    const extended = { opensAt, closesAt: moved, changes: [extension] };

    it('is promised to nobody while it may still be taken back', () => {
      const { text, moved: said } = closingOf(extended, '2027-03-30T09:09:59.000Z');
      expect([text, said]).toEqual(['Closes at 12 noon on Wednesday 31 March 2027', undefined]);
    });

    it('is announced with its reason from then on', () => {
      const { text, moved: said } = closingOf(extended, '2027-03-30T09:10:00.000Z');
      expect(text).toBe('Closes at 12 noon on Friday 2 April 2027');
      expect(said).toBe(
        'The closing time was moved, for everyone, from 12 noon on Wednesday 31 March 2027 to 12 noon on Friday 2 April 2027. The reason is: The service was down on Monday.',
      );
    });

    it('and taken back is not spoken of', () => {
      const takenBack = { at, by: extension.by, reason: 'Mistyped.' };
      const window = { opensAt, closesAt, changes: [{ ...extension, takenBack }] };
      expect(closingOf(window, '2027-03-30T12:00:00.000Z').moved).toBeUndefined();
    });
  });
});

describe('A window that takes nothing', () => {
  const [agreement] = agreements;
  const next = { opensAt: '2027-06-01T08:00:00.000Z', closesAt: '2027-06-30T11:00:00.000Z' };
  const shown = (patch: Partial<Window>, now: string, unsent = false) => {
    if (!agreement) throw new Error('There is no agreement');
    const { status, words } = notTaking({ ...window, ...patch }, agreement, { now, next, unsent });
    return { status, ...words };
  };

  it.each([
    ['open, at its closing time', {}, closesAt, 410],
    ['scheduled', { status: 'scheduled' }, '2027-02-01T09:00:00.000Z', 409],
    ['cancelled', { status: 'cancelled' }, '2027-03-02T09:00:00.000Z', 410],
    ['already unsealed', { unsealedAt: closesAt }, '2027-03-02T09:00:00.000Z', 410],
  ] as const)('is told apart: %s', (_, patch, now, status) => {
    expect(shown(patch, now).status).toBe(status);
  });

  it('says which opens next, as it is planned, whatever the schedule has', () => {
    expect(shown({}, closesAt).lines).toContain('The next window opens at 9am on Tuesday 1 June 2027.');
  });

  it('leads whoever has not submitted to what they had written', () => {
    expect(shown({}, closesAt, true).link?.href).toBe('/apply/windows/s1-home-care-2027-03-01/draft');
    expect(shown({}, closesAt).link?.href).toBe('/apply');
  });
});
