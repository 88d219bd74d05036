import { describe, expect, it } from 'vitest';
import { letter } from '../../../domain/letters/letter.ts';
import {
  cancelledToApplicantLetter,
  windowChangedLetter,
  windowOpenedLetter,
} from '../../../domain/letters/window-letters.ts';
import type { Window, WindowChange } from '../../../domain/window/window.ts';
import { anAgreement } from '../an-agreement.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';
import { aWindow } from '../window/a-window.ts';

const window = aWindow();
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
    expect(sent.body).toContain('The reason is:\n\n“The service was down for a morning”');
    expect(sent.body).not.toContain('Olive');
  });

  it('reads nothing typed as a heading or a link', () => {
    const sent = windowChangedLetter(
      anAgreement(),
      window,
      change({ reason: '# Your refund\n[Claim](https://evil.example)' }),
      { ...to, name: 'Ash\n# Example' },
      'https://site.test',
    );
    expect(sent.body).not.toMatch(/^#/m);
    expect(sent.body).not.toContain('](');
  });

  it('is told afterwards of an extension that was over before the letters went', () => {
    const closed = { ...window, status: 'closed' as const };
    const sent = windowChangedLetter(anAgreement(), closed, change({}), to, 'https://site.test');
    expect(sent.body).toContain('closed later than announced, at 12 noon on Wednesday 7 April 2027');
  });

  it('is told of each change once: two extensions are two letters', () => {
    const ids = ['2027-03-30T08:00:00.000Z', '2027-03-31T08:00:00.000Z'].map(
      (at) => windowChangedLetter(anAgreement(), window, change({ at }), to, 'https://site.test').letterId,
    );
    expect(new Set(ids).size).toBe(2);
  });
});

describe('A cancelled window’s letter', () => {
  const at = (instant: string) =>
    change({ kind: 'cancelled', at: instant, reason: 'The scope was wrong', closesAt: undefined });
  const told = (of: Partial<Window>, when: string) =>
    windowChangedLetter(anAgreement(), { ...window, status: 'cancelled', ...of }, at(when), to, 'https://site.test');

  it('names the agreement and the window, and gives the reason', () => {
    const sent = told({}, '2027-03-20T08:00:00.000Z');
    expect(letter.parse(sent)).toEqual(sent);
    expect(sent.kind).toBe('window-cancelled');
    expect(sent.subject).toBe(
      'Home Care Platform Agreement: the window that opened at 9am on Monday 1 March 2027 has been cancelled',
    );
    expect(sent.body).toContain(
      'Staffordshire County Council has cancelled the application window of the Home Care Platform Agreement that opened at 9am on Monday 1 March 2027.',
    );
    expect(sent.body).toContain('“The scope was wrong”');
  });

  it.each<[string, Partial<Window>, string, string]>([
    [
      'had not opened: that it will not',
      {},
      '2027-02-20T08:00:00.000Z',
      'It will not open, so nothing can be submitted in it.',
    ],
    ['was open: that nothing more is taken', {}, '2027-03-20T08:00:00.000Z', 'Nothing more can be submitted in it.'],
    [
      'had closed, but was not unsealed: that nothing was read',
      {},
      '2027-03-31T11:00:30.000Z',
      'If you applied, this is what becomes of your application. It was not opened. Nobody at the council has read it, and nobody will.',
    ],
    [
      'had been unsealed: that applications were opened, are kept, and not decided on',
      { unsealedAt: '2027-03-31T11:01:00.000Z' },
      '2027-04-20T08:00:00.000Z',
      'If you applied, this is what becomes of your application. Applications were opened at 12:01pm on Wednesday 31 March 2027, after the window had closed, to be checked and scored. If yours could not be opened, our letter to you says so. Nothing more is decided on it, and no contract comes of it. It is kept as a record until at least 3 years after the agreement ends.',
    ],
  ])('says of a window that %s', (_, of, when, words) => {
    expect(told(of, when).body.split('\n\n')).toContain(words);
  });

  it('says “was to open” of a window that had not opened', () => {
    expect(told({}, '2027-02-20T08:00:00.000Z').subject).toContain('that was to open at 9am on Monday 1 March 2027');
  });

  it('goes to each applicant’s own address, with its reference, where applications had been opened', () => {
    const application = anOpenedApplication();
    const unsealed = { ...window, status: 'cancelled' as const, unsealedAt: '2027-03-31T11:01:00.000Z' };
    const cancelled = at('2027-04-20T08:00:00.000Z');
    const sent = cancelledToApplicantLetter(anAgreement(), unsealed, cancelled, application, 'https://site.test');
    expect(letter.parse(sent)).toEqual(sent);
    expect(sent.to).toBe(application.email);
    expect(sent.body).toContain(`Your application is ${application.receipt.reference}. It was opened at 12:01pm`);
  });
});
