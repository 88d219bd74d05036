import { describe, expect, it } from 'vitest';
import { letter } from '../../../domain/letters/letter.ts';
import { windowChangedLetter, windowOpenedLetter } from '../../../domain/letters/window-letters.ts';
import type { Window, WindowChange } from '../../../domain/window/window.ts';
import { anAgreement } from '../an-agreement.ts';

const window: Window = {
  windowId: 's1-home-care-2027-03-01',
  agreementId: 's1-home-care',
  execution: 'test',
  status: 'open',
  opensAt: '2027-03-01T09:00:00.000Z',
  closesAt: '2027-03-31T11:00:00.000Z',
  changes: [],
  version: 1,
};
const to = { providerId: 'p1', name: 'Ash Example', email: 'ash@example.com' };
const change = (fields: Partial<WindowChange>): WindowChange => ({
  kind: 'extended',
  at: '2027-03-30T08:00:00.000Z',
  by: { id: 'o', name: 'Olive Officer' },
  reason: 'The service was down for a morning',
  closesAt: '2027-04-07T11:00:00.000Z',
  ...fields,
});

describe('A provider who registered interest', () => {
  it('is told that a window has opened, until when, and where', () => {
    const sent = windowOpenedLetter(anAgreement(), window, to, 'https://site.test');
    expect(letter.parse(sent)).toEqual(sent);
    expect(sent.subject).toBe(
      'Home Care Platform Agreement: applications are open until 12 noon on Wednesday 31 March 2027',
    );
    expect(sent.body).toContain('https://site.test/apply');
  });

  it('is told of an extension with the new time, its reason, and that it is for everyone', () => {
    const sent = windowChangedLetter(anAgreement(), window, change({}), to, 'https://site.test');
    expect(letter.parse(sent)).toEqual(sent);
    expect(sent.kind).toBe('window-extended');
    expect(sent.body).toContain('now close at 12 noon on Wednesday 7 April 2027. This applies to everyone.');
    expect(sent.body).toContain('The reason is: The service was down for a morning');
    expect(sent.body).not.toContain('Olive');
  });

  it('is told of a cancellation, and that nothing sent in will be opened', () => {
    const cancelled = change({ kind: 'cancelled', reason: 'The scope was wrong', closesAt: undefined });
    const sent = windowChangedLetter(anAgreement(), window, cancelled, to, 'https://site.test');
    expect(letter.parse(sent)).toEqual(sent);
    expect(sent.kind).toBe('window-cancelled');
    expect(sent.body).toContain('will not be opened');
  });

  it('is told of each change once: two extensions are two letters', () => {
    const ids = ['2027-03-30T08:00:00.000Z', '2027-03-31T08:00:00.000Z'].map(
      (at) => windowChangedLetter(anAgreement(), window, change({ at }), to, 'https://site.test').letterId,
    );
    expect(new Set(ids).size).toBe(2);
  });
});
