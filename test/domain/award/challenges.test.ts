import { describe, expect, it } from 'vitest';
import type { Challenge } from '../../../domain/award/award.ts';
import {
  answerDueBy,
  barriersToDays,
  barriersToRecordingAChallenge,
  barriersToSettlingAChallenge,
} from '../../../domain/award/challenges.ts';
import type { Window, WindowStatus } from '../../../domain/window/window.ts';

const END = '2027-05-14T23:00:00.000Z';
const BEFORE = '2027-05-14T22:59:59.999Z';
const by = { id: 'lena', name: 'Lena' };
const open: Challenge = {
  windowId: 'w',
  recordedBy: by,
  at: '2027-05-10T09:00:00.000Z',
  from: 'Bright Care',
  summary: 'One mark was read from another question.',
};
const settled: Challenge = {
  ...open,
  settled: { by, at: '2027-05-12T09:00:00.000Z', decision: 'continue', reason: 'The mark was right.' },
};
const windowIn = (status: WindowStatus, standstillEndsAt?: string): Pick<Window, 'status' | 'standstillEndsAt'> => ({
  status,
  standstillEndsAt,
});
const approved = (...challenges: Challenge[]) => ({ approved: true, challenges });
const notApproved = { approved: false, challenges: [] };

describe('Recording a challenge', () => {
  it.each<[string, ReturnType<typeof windowIn>, ReturnType<typeof approved>, string, string[]]>([
    ['waits for an award that is approved', windowIn('evaluating'), notApproved, BEFORE, ['no-award']],
    ['is possible from the approval on', windowIn('evaluating'), approved(), BEFORE, []],
    ['is possible to the last moment of the standstill', windowIn('standstill', END), approved(), BEFORE, []],
    ['comes too late at its end', windowIn('standstill', END), approved(), END, ['standstill-over']],
    ['is still possible while another challenge holds the award', windowIn('standstill', END), approved(open), END, []],
    [
      'comes too late once that one is settled',
      windowIn('standstill', END),
      approved(settled),
      END,
      ['standstill-over'],
    ],
    ['is possible beside one that is settled', windowIn('standstill', END), approved(settled), BEFORE, []],
    ['comes too late for an award that is made', windowIn('awarded', END), approved(), END, ['standstill-over']],
    ['has nothing to hold before the window closes', windowIn('open'), notApproved, BEFORE, ['no-award']],
    ['has nothing to hold in a cancelled window', windowIn('cancelled'), notApproved, BEFORE, ['no-award']],
    ['has nothing to hold once the award is stopped', windowIn('cancelled', END), approved(), BEFORE, ['no-award']],
  ])('%s', (_, window, award, at, expected) => {
    expect(barriersToRecordingAChallenge(window, award, at).map(({ code }) => code)).toEqual(expected);
  });

  it('says when the standstill ended', () => {
    expect(barriersToRecordingAChallenge(windowIn('awarded', END), approved(), END).map(({ text }) => text)).toEqual([
      expect.stringContaining('14 May 2027'),
    ]);
  });
});

describe('Settling a challenge', () => {
  it.each<[string, ReturnType<typeof windowIn>, string[]]>([
    ['is possible while applicants are being told', windowIn('evaluating'), []],
    ['is possible in the standstill', windowIn('standstill', END), []],
    ['comes too late once the contracts are made', windowIn('awarded', END), ['standstill-over']],
    ['is over where the window was cancelled', windowIn('cancelled'), ['no-award']],
  ])('%s', (_, window, expected) => {
    expect(barriersToSettlingAChallenge(window).map(({ code }) => code)).toEqual(expected);
  });
});

describe('What is known of a challenge', () => {
  const particulars = { receivedOn: '2027-05-10', answerBy: '2027-05-20', lots: ['A'] };

  it('is answered on the day on which it was received, or later', () => {
    const codes = (answerBy: string) => barriersToDays({ ...particulars, answerBy }).map(({ code }) => code);
    expect(codes('2027-05-10')).toEqual([]);
    expect(codes('2027-05-09')).toEqual(['answer-before-received']);
  });

  it('is due by the first day of those that are open', () => {
    const later = { ...open, particulars: { ...particulars, answerBy: '2027-05-25' } };
    expect(answerDueBy([later, { ...open, particulars }, open])).toBe('2027-05-20');
    expect(answerDueBy([open, { ...settled, particulars }])).toBeUndefined();
  });
});
