import { describe, expect, it } from 'vitest';
import { awardStoppedLetter } from '../../../domain/letters/award-stopped-letter.ts';
import { letter } from '../../../domain/letters/letter.ts';
import { placeWithheldLetter } from '../../../domain/letters/place-withheld-letter.ts';
import { anAgreement } from '../an-agreement.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';

const window = { opensAt: '2027-03-01T09:00:00.000Z', closesAt: '2027-03-31T11:00:00.000Z' };
const application = anOpenedApplication();
const challenged = { because: 'challenge', at: '2027-04-20T09:00:00.000Z' } as const;

describe('A letter about a window that closed at midnight', () => {
  const atMidnight = { ...window, closesAt: '2027-03-31T23:00:00.000Z' };

  it('says that it was open to the day that this midnight ended', () => {
    const stopped = awardStoppedLetter(anAgreement(), atMidnight, application, challenged);
    const withheld = placeWithheldLetter(anAgreement(), atMidnight, application, 'Closed.');
    for (const { body } of [stopped, withheld]) expect(body).toContain('from 1 March 2027 to 31 March 2027');
  });
});

describe('The letter that an award has been stopped', () => {
  const sent = awardStoppedLetter(anAgreement(), window, application, challenged);

  it('names the round with its dates, the application and the day of the decision', () => {
    expect(letter.parse(sent)).toEqual(sent);
    expect(sent.subject).toContain('the window of 1 March 2027 has been stopped');
    for (const words of [application.receipt.reference, 'from 1 March 2027 to 31 March 2027', 'On 20 April 2027'])
      expect(sent.body).toContain(words);
  });

  it('says that what was told before no longer stands, and claims no letter, which may never have gone', () => {
    expect(sent.body).toContain('If we told you its outcome before, that no longer stands: no contracts will be made');
    expect(sent.body).not.toMatch(/written to you|wrote to you|sent you/);
  });
});

describe('The letter that an award was stopped since the agreement ended before its contracts', () => {
  const stop = { because: 'out-of-reach', at: '2028-09-04T09:00:00.000Z', reason: 'Too late.\n# Your refund' } as const;
  const { subject, body } = awardStoppedLetter(anAgreement(), window, application, stop);

  it('names the window, says that and when, and speaks of no challenge', () => {
    expect(subject).toContain('the window of 1 March 2027');
    for (const words of [
      application.receipt.reference,
      'from 1 March 2027 to 31 March 2027',
      'ended before contracts could be made',
      'On 4 September 2028',
      'If we told you its outcome before, that no longer stands: no contracts will be made',
    ])
      expect(body).toContain(words);
    expect(body).not.toContain('challenge');
  });

  it('gives the officer’s reason as a quotation', () => {
    expect(body).toContain('The reason is:\n\n“Too late.');
    expect(body).not.toMatch(/^#/m);
  });

  it.each([
    ['rejected', 'That your application was rejected is not changed by this'],
    ['place-withheld', 'That your place was withheld is not changed by this'],
  ] as const)('leaves what was decided before as it is: %s', (status, words) => {
    const theirs = awardStoppedLetter(anAgreement(), window, { ...application, status }, stop);
    expect(theirs.body).toContain(words);
    expect(theirs.body).not.toContain('no longer stands');
  });
});

describe('The letter that a place is withheld', () => {
  const changes = [{ code: 'closed', text: 'The location is closed.', worse: true }];
  const registration = {
    outcome: 'pass',
    findings: [],
    rating: 'Good',
    checkedAt: '2027-05-01T09:00:00.000Z',
  } as const;
  const asked = anOpenedApplication({
    askedAgain: { contract: { registration: { ...registration, findings: [] }, changes } },
  });
  const sent = placeWithheldLetter(anAgreement(), window, asked, 'CQC shows the location as closed.\n# Refund');

  it('names the round, gives the officer’s reason as a quotation, and says how to answer', () => {
    expect(letter.parse(sent)).toEqual(sent);
    for (const words of [
      'from 1 March 2027 to 31 March 2027',
      '“CQC shows the location as closed.',
      'The register has changed since your registration was accepted',
      'reply to this email and say why',
    ])
      expect(sent.body).toContain(words);
    expect(sent.body).not.toMatch(/^#/m);
  });

  it('speaks of no change of the register where there was none', () => {
    const late = placeWithheldLetter(anAgreement(), window, application, 'The agreement ended before the contract.');
    expect(late.body).toContain('has made no contract with you from this window, and will make none');
    expect(late.body).not.toContain('register has changed');
  });
});
