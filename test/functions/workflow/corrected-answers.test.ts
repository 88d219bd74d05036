import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { correctionRepository } from '../../../adapters/dynamodb/corrections.ts';
import { pagesOf } from '../../../domain/application/application.ts';
import { pagesToSend } from '../../../domain/application/corrected.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { correctionAskedLetter, lettersAskingForCorrection } from '../../../domain/letters/correction-letters.ts';
import { withCorrection } from '../../../functions/officer-site/decisions/counting-corrections.ts';
import { checkCompliance } from '../../../functions/workflow/check-compliance/handler.ts';
import { s1 } from '../../builders/an-application.ts';
import { type AnAward, type ARegister, anAward, aRegister, lead } from './an-award.ts';

let register: ARegister;
beforeAll(async () => {
  register = await aRegister();
});
afterAll(() => register.stop());

const SENT = '2027-04-05T09:00:00.000Z';

/** The applicant `a` corrected this at its registration check, and an officer accepted it as corrected. */
const corrected = async (award: AnAward, page: string, values: Record<string, unknown>) => {
  const { applications, records } = award;
  const corrections = correctionRepository(records);
  const application = await award.stored('a');
  const frozen = await applications.frozen(application.applicationId);
  if (!frozen) throw new Error('Nothing was submitted');
  const asked = [{ page, title: page, values: { ...frozen.answers[page] } }];
  const { applicationId, windowId, providerId, organisationName, email, lots, receipt } = application;
  const stage = 'registration' as const;
  const about = { applicationId, windowId, providerId, organisationName, email, lots, reference: receipt.reference };
  const fresh = {
    ...about,
    round: 1,
    stage,
    pages: asked,
    wrong: 'The hours are those of a month, and not of a week.',
    askedAt: '2027-04-01T09:00:00.000Z',
    sendBy: '2027-04-06T23:00:00.000Z',
    version: 1,
  };
  const saved = { [page]: { values: { ...frozen.answers[page], ...values }, at: SENT, version: 1 } };
  const sent = { pages: [...pagesToSend({ ...fresh, saved }, pagesOf(s1(), lots))], at: SENT };
  await records.transact([corrections.open({ ...fresh, saved, sent })]);
  const returned = { stage, pages: [page], by: lead, at: fresh.askedAt, sendBy: fresh.sendBy };
  const at = award.now();
  await applications.change(application, { corrections: [returned] }, { at, action: 'returned for correction' });
  const asReturned = await award.stored('a');
  const made = { by: lead, at, counts: true };
  const { patch, writes } = await withCorrection({ applications, corrections }, asReturned, stage, made);
  await applications.change(asReturned, patch, { at, action: 'accepted as corrected' }, writes);
  return frozen;
};

const anAwardToCorrect = async () => {
  const award = await anAward(register);
  onTestFinished(award.close);
  return award;
};

describe('A correction that an officer accepted', () => {
  it('counts in the contract: its zones and hours are those that were corrected', async () => {
    const award = await anAwardToCorrect();
    const frozen = await corrected(award, 'capacity-A', { zones: ['4'], 'hours-4': '25' });
    award.at('2027-04-12T08:00:00.000Z');
    await award.recommended();
    await award.approved();
    await award.writeLetters();
    for (const id of ['a', 'b']) await award.letter(id, 'sent', '2027-04-14T09:00:00.000Z');
    await award.begin();
    award.at('2027-04-26T23:01:00.000Z');
    await award.end();
    await award.askAgain('contract');
    expect(await award.contract()).toMatchObject({ contracts: 1, outcome: 'made' });
    const [contract] = await award.made();
    expect(contract?.zones).toEqual([{ zone: '4', hoursPerWeek: 25 }]);
    expect(await award.applications.frozen(`${award.windowId}.a`)).toEqual(frozen);
  });

  it('gives the contract the name and the company number that were corrected, and the register is asked with them', async () => {
    const award = await anAwardToCorrect();
    await corrected(award, 'organisation', { name: 'Alder Lane Home Care Ltd', companyNumber: '07654321' });
    award.at('2027-04-12T08:00:00.000Z');
    await award.recommended();
    await award.askAgain('approval');
    const { organisationName, askedAgain } = await award.stored('a');
    expect(organisationName).toBe('Alder Lane Home Care Ltd');
    expect(askedAgain?.approval?.registration.compared).toEqual(
      expect.arrayContaining([expect.objectContaining({ what: 'company-number', applicant: '07654321' })]),
    );
  });

  it('is what the check of declarations and gates judges', async () => {
    const award = await anAwardToCorrect();
    await corrected(award, 'recruitment', { checks: 'no' });
    const application: OpenedApplication = { ...(await award.stored('a')), status: 'registration-accepted' };
    const { windowId, applicationId, version } = application;
    await award.records.put({
      pk: `WINDOW#${windowId}`,
      sk: `APPLICATION#${applicationId}`,
      ...application,
      version: version + 1,
    });
    expect(await checkCompliance(award)({ applicationId })).toMatchObject({ outcome: 'fail' });
  });

  it('is asked for by a letter that is known by what the application’s record says of it', async () => {
    const award = await anAwardToCorrect();
    await corrected(award, 'contacts', { phone: '01632 960 002' });
    const [asked] = await correctionRepository(award.records).of('a', award.windowId);
    if (!asked) throw new Error('Nothing is asked');
    const { letterId } = correctionAskedLetter(s1(), asked, 'https://site.test');
    expect(lettersAskingForCorrection(await award.stored('a'))).toEqual([letterId]);
  });
});
