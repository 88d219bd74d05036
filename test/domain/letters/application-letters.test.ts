import { describe, expect, it } from 'vitest';
import { receiptLetter, withdrawalLetter } from '../../../domain/letters/application-letters.ts';
import { letter } from '../../../domain/letters/letter.ts';
import { anAgreement } from '../an-agreement.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';

const agreement = anAgreement();
const application = anOpenedApplication();

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
