import { describe, expect, it } from 'vitest';
import { applicationOfLetter, isFollowed, isKeptFromOfficers, letter } from '../../../domain/letters/letter.ts';
import { newsOpenedLetter, newsToConfirmLetter } from '../../../domain/letters/news-letters.ts';
import { letterExpires } from '../../../domain/retention/expiring.ts';
import { anAgreement } from '../an-agreement.ts';
import { aWindow } from '../window/a-window.ts';

const siteUrl = 'https://site.test';
const reader = { who: 'abc', email: 'ada@example.com', code: 'secret' };
const at = '2027-02-10T12:00:00.000Z';
const toConfirm = newsToConfirmLetter({ agreement: anAgreement(), ...reader, at, siteUrl });
const opened = newsOpenedLetter(anAgreement(), aWindow(), reader, siteUrl);

describe('Somebody without an account', () => {
  it('is asked first, by a letter whose link is for them alone', () => {
    expect(letter.parse(toConfirm)).toEqual(toConfirm);
    expect(toConfirm.body).toContain('https://site.test/agreements/s1-home-care/news/confirm?code=secret');
    expect(toConfirm.body).toContain('If that was not you, do nothing: no other letter will come.');
  });

  it('is asked once a day, whatever is typed again and again', () => {
    const later = { agreement: anAgreement(), ...reader, code: 'another', at: '2027-02-10T23:59:59.000Z', siteUrl };
    expect(newsToConfirmLetter(later).letterId).toBe(toConfirm.letterId);
    expect(newsToConfirmLetter({ ...later, at: '2027-02-11T00:00:00.000Z' }).letterId).not.toBe(toConfirm.letterId);
  });

  it('is told of an opening, until when, where, and how to hear no more', () => {
    expect(letter.parse(opened)).toEqual(opened);
    expect(opened.subject).toContain('applications are open until 12 noon on Wednesday 31 March 2027');
    expect(opened.body).toContain('https://site.test/agreements/s1-home-care\n');
    expect(opened.body).toContain('https://site.test/agreements/s1-home-care/news/stop?who=abc&code=secret');
  });

  it.each([toConfirm, opened])(
    'gets $kind, which no officer sees, nobody follows, and goes by itself after a month',
    (sent) => {
      expect([isKeptFromOfficers(sent.kind), isFollowed(sent.kind), applicationOfLetter(sent)]).toEqual([
        true,
        false,
        undefined,
      ]);
      expect(letterExpires(sent.kind, at)).toBe(Date.parse('2027-03-10T00:00:00Z') / 1000);
      expect(letterExpires('window-opened', at)).toBeUndefined();
    },
  );
});
