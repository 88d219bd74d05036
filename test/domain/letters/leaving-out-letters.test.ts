import { describe, expect, it } from 'vitest';
import type { Representation } from '../../../domain/application/representation.ts';
import {
  leavingOutEndedLetter,
  leavingOutProposedLetter,
  leftOutLetter,
} from '../../../domain/letters/leaving-out-letters.ts';
import { representationReceivedLetter } from '../../../domain/letters/representation-letters.ts';
import { anAgreement } from '../an-agreement.ts';

const siteUrl = 'https://council.example';
const about = {
  agreement: anAgreement(),
  window: { opensAt: '2027-03-01T09:00:00.000Z', closesAt: '2027-03-31T11:00:00.000Z' },
  siteUrl,
};
const told: Representation = {
  applicationId: 's1-home-care-2027-03-01.p1',
  windowId: 's1-home-care-2027-03-01',
  providerId: 'p1',
  about: 'not-opened',
  round: 1,
  reference: 'HC-2703-ABCDEF',
  organisationName: 'Alder Lane Home Care',
  email: 'ash@example.com',
  reasons: ['The file that was sealed is damaged.'],
  toldAt: '2027-04-01T08:00:00.000Z',
  replyBy: '2027-04-12T23:00:00.000Z',
  version: 1,
};

describe('The letter about an application that could not be opened', () => {
  const { body, subject, letterId } = leavingOutProposedLetter(about, told);

  it('names the window, says that nobody has judged it, why, until when and where to reply, and that it can be sent again', () => {
    expect(subject).toBe('We could not open your application HC-2703-ABCDEF: tell us before it is left out');
    expect(body).toContain('in the window that closed at 12 noon on Wednesday 31 March 2027');
    expect(body).toContain('It was received in time. Nobody has read it, and it has not been judged.');
    expect(body).toContain('The file that was sealed is damaged.');
    expect(body).toContain('You can reply until midnight at the end of Monday 12 April 2027');
    expect(body).toContain(`${siteUrl}/apply/windows/s1-home-care-2027-03-01/proposed-rejection`);
    expect(body).toContain('offer to send again what you submitted');
  });

  it('is one a proposal, and none of a rejection of the same application', () => {
    expect(letterId).not.toBe(leavingOutProposedLetter(about, { ...told, round: 2 }).letterId);
    const reply = { text: 'Here.', at: told.toldAt };
    const { about: _, ...rejection } = { ...told, reply };
    expect(representationReceivedLetter(about.agreement, { ...told, reply }, siteUrl).letterId).not.toBe(
      representationReceivedLetter(about.agreement, rejection, siteUrl).letterId,
    );
  });

  it('keeps what an officer typed from becoming a heading or a link', () => {
    const typed = { ...told, reasons: ['# Your refund\n[Claim](https://evil.example)'] };
    expect(leavingOutProposedLetter(about, typed).body).not.toMatch(/^# Your refund|\[Claim\]\(/m);
  });

  it('greets one whose account has no name', () => {
    expect(leavingOutProposedLetter(about, { ...told, organisationName: '' }).body).toMatch(/^Hello,/);
  });
});

describe('The letter about how it ended', () => {
  it('says that it is left out, whether a reply was read, and why', () => {
    const { body } = leftOutLetter(about, told, { reason: 'Nothing can restore it.' });
    expect(body).toContain('We have had no reply from you.');
    expect(body).toContain('Nothing can restore it.');
    const replied = { ...told, reply: { text: 'Here.', at: told.toldAt } };
    expect(leftOutLetter(about, replied, { reason: 'No.' }).body).toContain('We have read your reply.');
  });

  it.each([
    ['lifted', 'has now been able to open your application'],
    ['taken-back', 'no longer leaves out your application'],
  ] as const)('says that it is not left out, where that was %s', (how, words) => {
    expect(leavingOutEndedLetter(about, told, { how }).body).toContain(words);
  });
});
