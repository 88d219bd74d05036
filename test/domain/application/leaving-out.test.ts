import { describe, expect, it } from 'vitest';
import {
  barriersToLeavingOut,
  barriersToProposing,
  barriersToTakingLeavingOutBack,
  type Circumstances,
  isLeftOut,
} from '../../../domain/application/leaving-out.ts';
import type { LeavingOut } from '../../../domain/application/set-aside.ts';

const at = '2027-04-20T09:00:00.000Z';
const replyBy = '2027-04-12T23:00:00.000Z';
const deed = (id: string) => ({ by: { id, name: id }, at, reason: 'A reason.' });
const proposal: LeavingOut = { ...deed('priya'), organisationName: 'Lost Care' };
const reason = 'The file that was sealed is damaged, and no copy of it can be restored.';

const setAside = {};
const opened = { unsealedAt: at };
const proposed = { leavingsOut: [proposal] };
const leftOut = { leavingsOut: [{ ...proposal, decided: deed('morgan') }] };
const takenBack = { leavingsOut: [{ ...proposal, decided: deed('morgan'), takenBack: deed('morgan') }] };
const proposedAgain = { leavingsOut: [...takenBack.leavingsOut, proposal] };

const now: Circumstances = { window: { status: 'evaluating' }, awardApproved: false, reason };
const approved = { ...now, awardApproved: true };
const overdue = { ...now, window: { status: 'cancelled' } } as const;
const saying = (words: string) => ({ ...now, reason: words });
const heard = { replyBy, replied: false, officerId: 'morgan', at };
const codes = (barriers: readonly { readonly code: string }[]) => barriers.map(({ code }) => code);

describe('Leaving out an application that cannot be opened is proposed', () => {
  it.each([
    ['of one that is set aside', setAside, now, []],
    ['of one whose last proposal was taken back', takenBack, now, []],
    ['not of one that was opened meanwhile', opened, now, ['opened']],
    ['not twice', proposed, now, ['proposed-already']],
    ['not of one that is left out', leftOut, now, ['proposed-already']],
    ['not once an award is approved', setAside, approved, ['award-approved']],
    ['not in a window that was cancelled', setAside, overdue, ['not-evaluating']],
    ['not for a reason that says nothing', setAside, saying('x'), ['no-reason']],
    ['not for a reason too short to turn a firm away by', setAside, saying('It is damaged for good.'), ['no-reason']],
  ])('%s', (_, kept, circumstances, barriers) => {
    expect(codes(barriersToProposing(kept, circumstances))).toEqual(barriers);
  });
});

describe('An application is left out', () => {
  it.each([
    ['once its provider’s time to reply is over', proposed, now, heard, []],
    ['once it is, proposed anew after it was taken back', proposedAgain, now, heard, []],
    ['not while the provider may reply', proposed, now, { ...heard, at: replyBy }, ['time-to-reply']],
    [
      'not before every reply that came in time is in',
      proposed,
      now,
      { ...heard, at: '2027-04-12T23:00:59.999Z' },
      ['time-to-reply'],
    ],
    ['from the moment that all are in', proposed, now, { ...heard, at: '2027-04-12T23:01:00.000Z' }, []],
    ['not while the letter has reached nobody', proposed, now, { ...heard, replyBy: undefined }, ['not-told']],
    ['by whoever proposed it, where nobody replied', proposed, now, { ...heard, officerId: 'priya' }, []],
    [
      'by somebody else than whoever proposed it, where the provider replied',
      proposed,
      now,
      { ...heard, officerId: 'priya', replied: true },
      ['proposed-it'],
    ],
    ['by another officer, where the provider replied', proposed, now, { ...heard, replied: true }, []],
    ['not unproposed', setAside, now, heard, ['not-proposed']],
    ['not once that was taken back', takenBack, now, heard, ['not-proposed']],
    ['not twice', leftOut, now, heard, ['left-out-already']],
    ['not once it was opened', { ...proposed, ...opened }, now, heard, ['opened']],
    ['not once an award is approved', proposed, approved, heard, ['award-approved']],
    ['not for a reason that says nothing', proposed, saying('x'), heard, ['no-reason']],
  ])('%s', (_, kept, circumstances, how, barriers) => {
    expect(codes(barriersToLeavingOut(kept, circumstances, how))).toEqual(barriers);
  });
});

describe('Leaving an application out is taken back', () => {
  it.each([
    ['while it is proposed', proposed, now, []],
    ['once it is decided, too', leftOut, now, []],
    ['not once an award is approved', leftOut, approved, ['award-approved']],
    ['not where nothing is proposed', setAside, now, ['not-proposed']],
    ['not twice', takenBack, now, ['not-proposed']],
    ['not for a reason that says nothing', leftOut, saying('x'), ['no-reason']],
  ])('%s', (_, kept, circumstances, barriers) => {
    expect(codes(barriersToTakingLeavingOutBack(kept, circumstances))).toEqual(barriers);
  });
});

it.each([
  ['set aside', setAside, false],
  ['proposed to be left out', proposed, false],
  ['left out', leftOut, true],
  ['left out and that taken back', takenBack, false],
  ['proposed anew', proposedAgain, false],
  ['left out and opened after all', { ...leftOut, ...opened }, false],
])('An award is made without an application that is %s: %s', (_, kept, expected) => {
  expect(isLeftOut(kept)).toBe(expected);
});
