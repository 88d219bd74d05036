import { describe, expect, it } from 'vitest';
import {
  barriersToDecidingOnReply,
  barriersToMoreTime,
  barriersToReplying,
  barriersToTakingBack,
} from '../../../domain/application/representation.ts';

const replyBy = '2027-04-12T23:00:00.000Z';
const justBefore = '2027-04-12T22:59:59.999Z';
const open = { replyBy };
const evaluating = { status: 'evaluating' } as const;
const codes = (barriers: readonly { readonly code: string }[]) => barriers.map(({ code }) => code);
const ended = (how: 'not-replied' | 'upheld' | 'lifted' | 'taken-back') => ({
  replyBy,
  closedAt: replyBy,
  ended: { how, at: replyBy },
});

describe('A reply to a proposed rejection', () => {
  it.each([
    ['until the last millisecond', open, evaluating, justBefore, []],
    ['not at the end of the time itself', open, evaluating, replyBy, ['time-over']],
    ['not once the time was ended', { replyBy, closedAt: justBefore }, evaluating, justBefore, ['time-over']],
    ['not once the rejection took effect', ended('not-replied'), evaluating, justBefore, ['time-over']],
    ['not once it was upheld', ended('upheld'), evaluating, justBefore, ['time-over']],
    ['not once it was taken back: none is needed', ended('taken-back'), evaluating, justBefore, ['ended']],
    ['not once it was lifted: none is needed', ended('lifted'), evaluating, justBefore, ['ended']],
    ['not in a window that was cancelled', open, { status: 'cancelled' } as const, justBefore, ['window-cancelled']],
  ])('is taken %s', (_, representation, window, at, barriers) => {
    expect(codes(barriersToReplying(representation, window, at))).toEqual(barriers);
  });

  it('that comes too late is told until when it could have come', () => {
    expect(barriersToReplying(open, evaluating, replyBy)[0]?.text).toBe(
      'You could reply until midnight at the end of Monday 12 April 2027.',
    );
  });
});

describe('More time to reply', () => {
  it.each([
    ['a day later', '2027-04-13', []],
    ['the same day', '2027-04-12', ['not-later']],
    ['an earlier day', '2027-04-09', ['not-later']],
    ['90 days on', '2027-07-11', []],
    ['years on', '2072-04-13', ['too-late']],
  ])('until %s', (_, lastDay, barriers) => {
    expect(codes(barriersToMoreTime(open, lastDay, justBefore))).toEqual(barriers);
  });
});

describe('A proposed rejection', () => {
  it.each([
    ['while the provider may reply', 'rejection-proposed', open, justBefore, []],
    ['not before the provider has been told', 'rejection-proposed', {}, justBefore, ['not-told-yet']],
    ['not when the time to reply is over', 'rejection-proposed', open, replyBy, ['time-over']],
    ['not when its reply waits for a decision', 'representation-referred', open, justBefore, ['not-proposed']],
    ['not when it has taken effect', 'rejected', open, justBefore, ['not-proposed']],
  ] as const)('can be taken back %s', (_, status, proposed, at, barriers) => {
    expect(codes(barriersToTakingBack(status, proposed, at))).toEqual(barriers);
  });

  it('and the reply to it are judged by somebody else than who proposed it', () => {
    const by = { id: 'priya', name: 'Priya Example' };
    const decide = (id: string) => codes(barriersToDecidingOnReply({ id }, 'representation-referred', { by }));
    expect(decide('priya')).toEqual(['proposed-it']);
    expect(decide('morgan')).toEqual([]);
    expect(codes(barriersToDecidingOnReply({ id: 'priya' }, 'representation-referred', {}))).toEqual([]);
    expect(codes(barriersToDecidingOnReply({ id: 'morgan' }, 'rejection-proposed', { by }))).toEqual(['not-referred']);
  });
});
