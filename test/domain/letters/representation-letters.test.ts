import { describe, expect, it } from 'vitest';
import type { Representation } from '../../../domain/application/representation.ts';
import {
  hearingEndedLetter,
  rejectionProposedLetter,
  representationReceivedLetter,
  representationWithdrawnLetter,
} from '../../../domain/letters/representation-letters.ts';
import { anAgreement } from '../an-agreement.ts';

const agreement = anAgreement();
const site = 'https://council.example';
const told: Representation = {
  applicationId: 's1-home-care-2027-03-01.p1',
  windowId: 's1-home-care-2027-03-01',
  providerId: 'p1',
  round: 1,
  reference: 'HC-2703-ABCDEF',
  organisationName: 'Alder Lane Home Care',
  email: 'ash@example.com',
  reasons: ['TUPE was not understood and costed.'],
  toldAt: '2027-04-01T08:00:00.000Z',
  replyBy: '2027-04-12T23:00:00.000Z',
  version: 1,
};

describe('The letter about a proposed rejection', () => {
  const { body, subject, letterId } = rejectionProposedLetter(agreement, told, site);

  it('says which conditions were not met, until when and where to reply, and what happens otherwise', () => {
    expect(subject).toBe('You can reply before your application HC-2703-ABCDEF is rejected');
    expect(body).toContain('- TUPE was not understood and costed.');
    expect(body).toContain('You can reply until midnight at the end of Monday 12 April 2027');
    expect(body).toContain(`${site}/apply/windows/s1-home-care-2027-03-01/proposed-rejection`);
    expect(body).toContain('If you do not reply by then, the rejection takes effect');
  });

  it('is one a proposed rejection, and another for another', () => {
    expect(letterId).not.toBe(rejectionProposedLetter(agreement, { ...told, round: 2 }, site).letterId);
  });
});

describe('What people typed', () => {
  it('makes no link, heading or list of its own in these letters', () => {
    const typed = '# Your refund\n[Claim](https://evil.example)';
    const to = { ...told, organisationName: typed, reasons: [typed] };
    for (const letter of [
      rejectionProposedLetter(agreement, to, site),
      hearingEndedLetter(agreement, to, { how: 'upheld', reason: typed }, site),
      hearingEndedLetter(agreement, to, { how: 'lifted', reason: typed }, site),
    ]) {
      expect(letter.body).not.toMatch(/^#|\[Claim\]|https:\/\/evil|evil\.example/m);
    }
  });
});

describe('A reply', () => {
  it('is confirmed with its time each time it changes, and so is its withdrawal', () => {
    const reply = { text: 'We have costed TUPE.', at: '2027-04-05T09:12:13.456Z' };
    const first = representationReceivedLetter(agreement, { ...told, version: 2, reply }, site);
    const second = representationReceivedLetter(agreement, { ...told, version: 3, reply }, site);
    const withdrawn = representationWithdrawnLetter(agreement, { ...told, version: 4 }, site);
    expect(first.body).toContain('2027-04-05T09:12:13.456Z');
    expect(new Set([first, second, withdrawn].map(({ letterId }) => letterId)).size).toBe(3);
  });
});

describe('The letter about how it ended', () => {
  it.each([
    ['not-replied', undefined, 'has been rejected', 'No reply stood at midnight at the end of Monday 12 April 2027'],
    [
      'upheld',
      'The plan names no date.',
      'has been rejected',
      'What we say to your reply:\n\n“The plan names no date.”',
    ],
    ['lifted', 'The plan names a date.', 'goes on', 'The reason is:\n\n“The plan names a date.”'],
    ['taken-back', 'Another firm was meant.', 'goes on', 'You do not need to reply.'],
  ] as const)('says of one that was %s what follows, and why', (how, reason, subject, words) => {
    const letter = hearingEndedLetter(agreement, told, reason ? { how, reason } : { how }, site);
    expect(letter.subject).toContain(subject);
    expect(letter.body).toContain(words);
    expect(letter.body.includes('- TUPE was not understood')).toBe(how === 'upheld' || how === 'not-replied');
  });
});
