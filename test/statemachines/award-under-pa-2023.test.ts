import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as askOfficer from '../../functions/workflow/ask-officer/schema.ts';
import * as askRegisterAgain from '../../functions/workflow/ask-register-again/schema.ts';
import * as beginStandstill from '../../functions/workflow/begin-standstill/schema.ts';
import * as endStandstill from '../../functions/workflow/end-standstill/schema.ts';
import * as makeContracts from '../../functions/workflow/make-contracts/schema.ts';
import * as publishNotices from '../../functions/workflow/publish-notices/schema.ts';
import * as sendLetters from '../../functions/workflow/send-letters/schema.ts';
import * as writeOutcomeLetters from '../../functions/workflow/write-outcome-letters/schema.ts';
import { type ARegister, anAward, aRegister, lead } from '../functions/workflow/an-award.ts';
import { runMachine } from './machine-run.ts';

let register: ARegister;
beforeAll(async () => {
  register = await aRegister();
});
afterAll(() => register.stop());

/** Everything that the award's tasks do, on real records, with people who act when they are asked. */
describe('an award under PA 2023, with its real tasks', () => {
  it('is told, then noticed, then held for 8 working days, and only then contracted', async () => {
    const award = await anAward(register, { regime: 'PA-2023' });
    const { windowId } = award;
    const timed =
      (act: () => Promise<unknown>) =>
      async (_: unknown, now: string): Promise<unknown> => {
        award.at(now);
        return act();
      };
    const sendBoth = async () => {
      for (const id of ['a', 'b']) await award.letter(id, 'sent', award.now());
      return { sent: 2, left: 0, undeliverable: 0, outcome: 'all-sent', resumeAt: award.now(), seconds: 1 };
    };
    const record = async (now: string) => {
      await award.records.transact([
        award.awards.keepPublication(
          {
            windowId,
            notice: 'UK6',
            number: '2027/S 000-001164',
            publishedAt: '2027-04-15T10:00:00.000Z',
            by: lead,
            at: now,
          },
          undefined,
        ),
      ]);
      return {};
    };
    const decide = (act: () => Promise<void>, answer: Record<string, unknown>) => async (now: string) => {
      award.at(now);
      await act();
      return answer;
    };

    const run = await runMachine({
      machine: 'award',
      input: { windowId },
      startsAt: '2027-04-14T08:00:00.000Z',
      people: {
        recommendation: [decide(award.recommended, {})],
        approval: [decide(award.approved, { decision: 'approved' })],
        publication: [record],
      },
      tasks: {
        AskOfficer: { ...askOfficer, answers: [{ asked: true }] },
        AskRegisterAgain: {
          ...askRegisterAgain,
          does: (input, now) => timed(() => award.askAgain(askRegisterAgain.input.parse(input).before))(input, now),
        },
        WriteOutcomeLetters: { ...writeOutcomeLetters, does: timed(award.writeLetters) },
        SendLetters: { ...sendLetters, does: timed(sendBoth) },
        BeginStandstill: { ...beginStandstill, does: timed(award.begin) },
        EndStandstill: { ...endStandstill, does: timed(award.end) },
        MakeContracts: { ...makeContracts, does: timed(award.contract) },
        PublishNotices: { ...publishNotices, answers: [{ windowId, notices: ['contract-details-notice'] }] },
      },
    });

    const order = [
      'Send the letters',
      'Wait for what the standstill needs',
      'Wait for the standstill to end',
      'Make the contracts',
      'The award is made',
    ];
    expect(run.states.filter((state) => order.includes(state))).toEqual(order);
    expect(run.calls.AskOfficer).toContainEqual(expect.objectContaining({ ask: 'publication' }));
    const standstill = await award.awards.standstill(windowId);
    expect(standstill).toMatchObject({ noticeAt: '2027-04-15T10:00:00.000Z', endsAt: '2027-04-26T23:00:00.000Z' });
    const [contract] = await award.made();
    expect(contract?.awardedAt.localeCompare('2027-04-26T23:00:00.000Z')).toBeGreaterThanOrEqual(0);
    award.close();
  });
});
