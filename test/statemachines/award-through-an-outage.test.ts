import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { outcomeLetterIdOf } from '../../domain/letters/application-letters.ts';
import { plusDuration } from '../../domain/time/london.ts';
import * as askOfficer from '../../functions/workflow/ask-officer/schema.ts';
import * as askRegisterAgain from '../../functions/workflow/ask-register-again/schema.ts';
import * as beginStandstill from '../../functions/workflow/begin-standstill/schema.ts';
import * as endStandstill from '../../functions/workflow/end-standstill/schema.ts';
import * as makeContracts from '../../functions/workflow/make-contracts/schema.ts';
import * as publishNotices from '../../functions/workflow/publish-notices/schema.ts';
import { sendLetters } from '../../functions/workflow/send-letters/handler.ts';
import * as sendLettersSchema from '../../functions/workflow/send-letters/schema.ts';
import * as writeOutcomeLetters from '../../functions/workflow/write-outcome-letters/schema.ts';
import { type ARegister, anAward, aRegister } from '../functions/workflow/an-award.ts';
import { aPost, type Post } from '../functions/workflow/an-outbox.ts';
import { Failing, runMachine } from './machine-run.ts';

const startsAt = '2027-04-29T10:00:00.000Z';
let register: ARegister;
let post: Post;
beforeAll(async () => {
  register = await aRegister();
});
beforeEach(async () => {
  post = await aPost();
  return post.stop;
});
afterAll(() => register.stop());

/** An award with its real tasks, approved at the start, whose letters meet a mail service that fails in this way for so long. */
const through = async (fault: string, lasts: string) => {
  const award = await anAward(register);
  onTestFinished(award.close);
  award.at(startsAt);
  await award.recommended();
  await award.approved();
  const curedAt = plusDuration(startsAt, lasts);
  const counted = new Set<string>();
  const send = sendLetters({ ...award, email: post.email(), countOne: (metric) => void counted.add(metric) });
  const doing = (act: (input: never) => Promise<unknown>) => async (input: unknown, at: string) => {
    award.at(at);
    post.faults.set(at < curedAt ? fault : 'none');
    return act(input as never).catch((error: unknown) => new Failing(error instanceof Error ? error.name : 'unknown'));
  };
  const run = await runMachine({
    machine: 'award',
    input: { windowId: award.windowId },
    startsAt,
    people: { recommendation: [{}], approval: [{ decision: 'approved' }] },
    tasks: {
      AskOfficer: { ...askOfficer, answers: [{ asked: true }] },
      AskRegisterAgain: {
        ...askRegisterAgain,
        does: doing((input: { readonly before: 'approval' | 'contract' }) => award.askAgain(input.before)),
      },
      WriteOutcomeLetters: { ...writeOutcomeLetters, does: doing(award.writeLetters) },
      SendLetters: { ...sendLettersSchema, does: doing(send) },
      BeginStandstill: { ...beginStandstill, does: doing(award.begin) },
      EndStandstill: { ...endStandstill, does: doing(award.end) },
      MakeContracts: { ...makeContracts, does: doing(award.contract) },
      PublishNotices: { ...publishNotices, answers: [{ windowId: award.windowId, notices: [] }] },
    },
  });
  const ids = ['a', 'b'].map((id) => outcomeLetterIdOf(award.windowId, id));
  const letters = await Promise.all(ids.map((id) => award.letters.get(id)));
  return {
    run,
    curedAt,
    counted,
    standstill: await award.awards.standstill(award.windowId),
    sentAt: letters.map((letter) => letter?.sentAt ?? ''),
    copies: ids.map((id) => post.sent(id).length),
    made: await award.made(),
  };
};

describe('an award whose letters meet a mail service that fails, with its real tasks', () => {
  it.each([
    ['broken', 'PT2M', []],
    ['broken', 'PT1H', []],
    ['rate-limited', 'PT10M', []],
    ['answer-lost', 'PT1H', []],
    ['daily-limit', 'PT2H', ['LettersOverDailyLimit']],
    ['key-revoked', 'PT2H', ['LettersRefused']],
    ['template-changed', 'PT1H', ['LettersRefused']],
    ['clock-askew', 'PT1H', ['LettersRefused']],
  ])(
    '(%s for %s) is held, asks nobody, and goes on by itself; its standstill counts from the last letter sent',
    async (fault, lasts, metrics) => {
      const { run, curedAt, counted, standstill, sentAt, copies, made } = await through(fault, lasts);
      expect(run.status).toBe('SUCCEEDED');
      expect(run.calls.AskOfficer).not.toContainEqual(expect.objectContaining({ ask: 'fault' }));
      expect([...counted].toSorted()).toEqual([...metrics].toSorted());
      expect(copies).toEqual([1, 1]);
      const last = sentAt.toSorted().at(-1) ?? '';
      if (fault !== 'answer-lost') expect(last >= curedAt).toBe(true);
      expect(last < plusDuration(curedAt, 'PT25H')).toBe(true);
      expect(standstill?.noticeAt).toBe(last);
      expect(made).toHaveLength(1);
      expect(run.endedAt > (standstill?.endsAt ?? '')).toBe(true);
    },
  );
});
