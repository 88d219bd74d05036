import { describe, expect, it } from 'vitest';
import { lotResultOf } from '../../../domain/evaluation/lot-result.ts';
import {
  outcomeLetter,
  outcomeParagraphs,
  receiptLetter,
  withdrawalLetter,
} from '../../../domain/letters/application-letters.ts';
import { letter } from '../../../domain/letters/letter.ts';
import { anAgreement } from '../an-agreement.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';

const agreement = anAgreement();
const application = anOpenedApplication();
const scores = (...marks: number[]) =>
  Object.fromEntries(marks.map((mark, at) => [`q${at + 1}`, { mark, reason: 'As agreed' }]));
const results = [
  lotResultOf(agreement.questionnaire, 'A', scores(4, 4, 4, 4, 4, 4, 4, 4)),
  lotResultOf(agreement.questionnaire, 'C', scores(4, 4, 4, 2, 4, 4, 4, 4, 0, 1)),
];

describe('A receipt by email', () => {
  const sent = receiptLetter(agreement, application, application.receipt);

  it('gives the reference, the time in words and in UTC, and the fingerprint', () => {
    expect(letter.parse(sent)).toEqual(sent);
    expect(sent.subject).toBe('We have your application HC-2703-ABCDEF');
    expect(sent.body).toContain('received at 12 noon on Tuesday 30 March 2027');
    expect(sent.body).toContain('2027-03-30T11:00:00.000Z');
    expect(sent.body).toContain('a'.repeat(64));
  });

  it('is a letter of its own for each time that the application is submitted', () => {
    const again = receiptLetter(agreement, application, { ...application.receipt, attempt: 2 });
    const withdrawn = withdrawalLetter(agreement, application, application.receipt);
    expect(new Set([sent.letterId, again.letterId, withdrawn.letterId]).size).toBe(3);
    expect(withdrawn.body).toContain('has been withdrawn');
  });
});

describe('The outcome of an application', () => {
  it('is told lot by lot, with every score, and the reasons of a loss with what the award turned on', () => {
    const [won, lost] = outcomeParagraphs(agreement, { ...application, lotResults: results });
    expect(won).toContain('Lot A, Standard home care: your application was successful, with 80 out of 100.');
    expect(won).toContain('- Safeguarding: 4 out of 5 (12 of 15 points)');
    expect(won?.match(/^- /gm)).toHaveLength(8);
    expect(lost).toContain('Lot C, Carers’ respite and sitting: your application was not successful.');
    expect(lost).toContain('- “Safeguarding” was marked 2; the least that admits is 3.');
    expect(lost).toContain('- “Supporting unpaid carers” was marked 1; the least that admits is 2.');
    expect(lost).toContain(
      'Everyone who reached 60 out of 100 and the least mark on every question was given a place.',
    );
    expect(lost?.match(/out of 5/g)).toHaveLength(9);
  });

  it.each([
    [['Cover is too low.'], 'for this reason:'],
    [['Cover is too low.', 'DBS checks are missing.'], 'for these reasons:'],
  ])('that did not reach evaluation is told with %j', (reasons, words) => {
    const rejected = anOpenedApplication({
      rejection: { stage: 'compliance', reasons, at: '2027-04-01T10:00:00.000Z' },
    });
    const text = outcomeParagraphs(agreement, rejected).join('\n');
    expect(text).toContain(words);
    for (const reason of reasons) expect(text).toContain(`- ${reason}`);
    expect(text).not.toContain('out of 5');
  });

  it('comes with what is to be known of the standstill, one letter an applicant and window', () => {
    const sent = outcomeLetter(
      agreement,
      { ...application, lotResults: results },
      'No contract will be made before then.',
    );
    expect(letter.parse(sent)).toEqual(sent);
    expect(sent.letterId).toBe('s1-home-care-2027-03-01.outcome.p1');
    expect(sent.body.endsWith('No contract will be made before then.')).toBe(true);
  });
});
