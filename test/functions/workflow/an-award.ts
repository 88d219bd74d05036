import { knownBankHolidays } from '../../../adapters/bank-holidays/known.ts';
import type { Now } from '../../../adapters/clock.ts';
import { cqcRegister } from '../../../adapters/cqc/cqc-register.ts';
import type { Wait } from '../../../adapters/dynamodb/waits.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { lotResultsOf } from '../../../domain/evaluation/lot-results.ts';
import { outcomeLetterIdOf } from '../../../domain/letters/application-letters.ts';
import { askOfficer } from '../../../functions/workflow/ask-officer/handler.ts';
import { askRegisterAgain } from '../../../functions/workflow/ask-register-again/handler.ts';
import { beginStandstill } from '../../../functions/workflow/begin-standstill/handler.ts';
import { checkRegistration } from '../../../functions/workflow/check-registration/handler.ts';
import { endStandstill } from '../../../functions/workflow/end-standstill/handler.ts';
import { makeContracts } from '../../../functions/workflow/make-contracts/handler.ts';
import { unsealApplications } from '../../../functions/workflow/unseal-applications/handler.ts';
import { writeOutcomeLetters } from '../../../functions/workflow/write-outcome-letters/handler.ts';
import { type CqcStandIn, cqcStandIn } from '../../../laptop/stand-ins/cqc/cqc-stand-in.ts';
import { KIND } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { marksOf, s1Questionnaire } from '../../builders/an-application.ts';
import { claimedLetter } from '../../support/claimed-letter.ts';
import { releasedLetters } from '../../support/released-letters.ts';
import { siteServer } from '../shared/site-server.ts';
import { aCouncil, windowId } from './a-council.ts';

export const lead = { id: 'priya', name: 'Priya Example' };
export const approver = { id: 'alan', name: 'Alan Example' };

/** The register over loopback, whose records a test changes. */
export const aRegister = async () => {
  const cqc: CqcStandIn = cqcStandIn();
  const server = await siteServer();
  server.mount((req, res) => cqc.handle(req, res));
  return {
    cqc,
    register: (now: Now) => async () =>
      cqcRegister({ baseUrl: `${server.origin}/_local/cqc/public/v1`, key: 'any', now }),
    stop: () => server.stop(),
  };
};
export type ARegister = Awaited<ReturnType<typeof aRegister>>;

export const holidays = async () => ({
  dates: new Set(
    Object.values(knownBankHolidays)
      .flat()
      .map(({ date }) => date),
  ),
  knownUntil: '2028-12-31',
});

/** A window whose applicants `a` (a place) and `b` (none) are scored, and what the award's tasks do with it. */
export const anAward = async ({ register: ofRegister }: ARegister, agreement: Partial<Agreement> = {}) => {
  const council = await aCouncil();
  const register = ofRegister(council.now);
  const delivered: Wait[] = [];
  await council.aWindow({ status: 'closed' }, agreement);
  for (const [id, location] of [
    ['a', KIND.good],
    ['b', KIND.outstanding],
  ] as const)
    await Promise.all([council.submits(id, location), council.proves(id, location)]);
  council.at('2027-03-31T11:01:00.000Z');
  await unsealApplications({ ...council, unsealDocuments: async () => {} })({ windowId });
  for (const [id, mark] of [
    ['a', 4],
    ['b', 2],
  ] as const) {
    const applicationId = `${windowId}.${id}`;
    await checkRegistration({ ...council, register })({ applicationId });
    const lotResults = lotResultsOf(s1Questionnaire(), ['A'], marksOf(['A'], mark));
    for (const status of ['evaluating', 'moderating', 'scored'] as const) {
      const patch = status === 'scored' ? { lotResults } : {};
      const application = await council.applications.get(applicationId);
      if (!application) throw new Error(`${applicationId} is missing`);
      await council.applications.move(application, status, patch, { at: council.now(), action: status });
    }
  }

  const deps = { ...council, register, bankHolidays: holidays };
  const stored = async (id: string) => {
    const application = await council.applications.get(`${windowId}.${id}`);
    if (!application) throw new Error(`${id} is missing`);
    return application;
  };
  return {
    ...council,
    windowId,
    delivered,
    stored,
    recommended: async () => {
      await council.records.transact([
        await council.awards.recommend({
          windowId,
          by: lead,
          at: council.now(),
          text: 'All who meet the thresholds',
          places: [{ applicationId: `${windowId}.a`, lot: 'A', total: 80 }],
          evaluatedBy: [],
          round: 1,
        }),
      ]);
    },
    approved: async (_now?: string, isReleased = true) => {
      await council.records.transact([
        council.awards.approve({
          windowId,
          by: approver,
          at: council.now(),
          decision: 'approved',
          authorityId: 'cabinet-2027',
          reason: 'In order',
          round: 1,
        }),
        ...(isReleased ? [council.awards.release(releasedLetters(windowId, council.now()))] : []),
      ]);
    },
    writeLetters: () => writeOutcomeLetters(deps)({ windowId }),
    /** The outcome letter of an applicant goes out, or cannot. */
    letter: async (id: string, fate: 'sent' | 'undeliverable', at: string) => {
      const letter = await council.letters.get(outcomeLetterIdOf(windowId, id));
      if (!letter) throw new Error(`No letter to ${id}`);
      const claimed = await claimedLetter(council.letters, letter, at);
      if (fate === 'sent') await council.letters.markSent(claimed, at);
      else await council.letters.markUndeliverable(claimed, { at, error: 'ValidationError' });
      return letter;
    },
    askAgain: (before: 'approval' | 'contract') => askRegisterAgain(deps)({ windowId, before }),
    begin: () => beginStandstill(deps)({ windowId }),
    end: () => endStandstill(deps)({ windowId }),
    contract: () => makeContracts(deps)({ windowId }),
    ask: (question: Parameters<ReturnType<typeof askOfficer>>[0]['ask']) =>
      askOfficer({ ...deps, deliver: async (wait) => void delivered.push(wait) })({
        ask: question,
        subject: windowId,
        token: 'a token',
        enteredAt: council.now(),
      }),
    made: () => Array.fromAsync(council.contracts.every('s1-home-care')),
  };
};
export type AnAward = Awaited<ReturnType<typeof anAward>>;
