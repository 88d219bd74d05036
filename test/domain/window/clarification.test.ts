import { describe, expect, it } from 'vitest';
import {
  answerToldFrom,
  barriersToAnswering,
  barriersToAsking,
  barriersToTakingAnswerBack,
  type ClarificationAnswer,
  MOST_QUESTIONS,
  standingAnswer,
  stateOf,
} from '../../../domain/window/clarification.ts';

const clarifications = { daysBeforeClose: 7 };
const window = { status: 'open', opensAt: '2027-03-01T09:00:00.000Z', closesAt: '2027-03-31T11:00:00.000Z' } as const;
const by = { id: 'lead', name: 'Lee Example' };
const answer = (patch: Partial<ClarificationAnswer> = {}): ClarificationAnswer => ({
  to: 'everyone',
  text: 'Yes.',
  by,
  at: '2027-03-10T10:00:00.000Z',
  ...patch,
});
const takenBack = { at: '2027-03-10T10:05:00.000Z', by, reason: 'Mistyped' };
const tellingSince = '2027-03-10T10:10:00.000Z';
const codes = (barriers: readonly { readonly code: string }[]) => barriers.map(({ code }) => code);

describe('a question about a window', () => {
  it.each([
    ['while the window is open, for so many days before the close', {}, 0, '2027-03-24T11:59:59.999Z', []],
    // London's clock goes forward on 28 March: the same time of day is an hour earlier by UTC.
    ['no later', {}, 0, '2027-03-24T12:00:00.000Z', ['too-late']],
    ['before it opens', { status: 'scheduled' as const }, 0, '2027-02-20T09:00:00.000Z', []],
    ['not of a cancelled one', { status: 'cancelled' as const }, 0, '2027-03-02T09:00:00.000Z', ['cancelled']],
    ['to its most', {}, MOST_QUESTIONS - 1, '2027-03-02T09:00:00.000Z', []],
    ['and no further', {}, MOST_QUESTIONS, '2027-03-02T09:00:00.000Z', ['too-many']],
    ['after an extension, for longer', { closesAt: '2027-04-10T11:00:00.000Z' }, 0, '2027-03-30T09:00:00.000Z', []],
  ])('is taken: %s', (_, patch, asked, on, expected) => {
    expect(codes(barriersToAsking({ clarifications }, { ...window, ...patch }, asked, on))).toEqual(expected);
  });

  it.each([
    ['with none', [], 'to-answer'],
    ['with one that nobody has been told', [answer()], 'to-tell'],
    ['with one that was taken back', [answer({ takenBack })], 'to-answer'],
    ['with one that is being told', [answer({ tellingSince })], 'to-tell'],
    ['with one that was told', [answer({ tellingSince, toldAt: tellingSince })], 'told'],
    ['answered again', [answer({ tellingSince, toldAt: tellingSince }), answer()], 'to-tell'],
    [
      'where the second answer was taken back',
      [answer({ tellingSince, toldAt: tellingSince }), answer({ takenBack })],
      'told',
    ],
  ] as const)('stands by its answers: %s', (_, answers, state) => {
    expect(stateOf({ answers: [...answers] })).toBe(state);
  });

  it.each([
    ['one that waits', window, [], 'asker', []],
    ['of a cancelled window', { status: 'cancelled' as const }, [], 'everyone', ['cancelled']],
    ['while an answer is on its way', window, [answer()], 'everyone', ['on-its-way']],
    ['once that was taken back', window, [answer({ takenBack })], 'asker', []],
    ['again, for everyone', window, [answer({ to: 'asker', tellingSince, toldAt: tellingSince })], 'everyone', []],
    ['published, and again for one', window, [answer({ tellingSince, toldAt: tellingSince })], 'asker', ['published']],
    [
      'more often than a record holds',
      window,
      Array.from({ length: 20 }, () => answer({ takenBack })),
      'everyone',
      ['too-many'],
    ],
  ] as const)('is answered: %s', (_, of, answers, to, expected) => {
    expect(codes(barriersToAnswering(of, { answers: [...answers] }, to))).toEqual(expected);
  });

  it('has its answer taken back until it is told, ten minutes later, with a reason', () => {
    const asked = { answers: [answer()] };
    expect(answerToldFrom(answer())).toBe('2027-03-10T10:10:00.000Z');
    const why = 'It names the wrong lot.';
    expect(barriersToTakingAnswerBack(asked, why, '2027-03-10T10:09:59.999Z')).toEqual([]);
    expect(codes(barriersToTakingAnswerBack(asked, why, '2027-03-10T10:10:00.000Z'))).toEqual(['told']);
    expect(codes(barriersToTakingAnswerBack(asked, '', '2027-03-10T10:01:00.000Z'))).toEqual(['no-reason']);
    expect(codes(barriersToTakingAnswerBack({ answers: [] }, why, '2027-03-10T10:01:00.000Z'))).toEqual(['told']);
    const telling = { answers: [answer({ tellingSince: '2027-03-10T10:09:00.000Z' })] };
    expect(codes(barriersToTakingAnswerBack(telling, why, '2027-03-10T10:09:30.000Z'))).toEqual(['told']);
  });

  it('keeps the answer before one that was taken back', () => {
    const told = answer({ text: 'The first.', tellingSince, toldAt: tellingSince });
    expect(standingAnswer({ answers: [told, answer({ takenBack })] })?.text).toBe('The first.');
  });
});
