import { describe, expect, it } from 'vitest';
import type { Challenge } from '../../../domain/award/award.ts';
import {
  barriersToDecidingOnAStop,
  barriersToProposingAStop,
  barriersToStoppingByAChallenge,
  barriersToTakingAStopBack,
  isTakenBack,
  openProposal,
} from '../../../domain/award/stop-proposal.ts';
import type { WindowStatus } from '../../../domain/window/window.ts';

const [ida, joe] = [
  { id: 'ida', name: 'Ida Example' },
  { id: 'joe', name: 'Joe Example' },
];
const at = '2027-05-01T09:00:00.000Z';
const challenge: Challenge = { windowId: 'w', recordedBy: ida, at, from: 'Thistle Care', summary: 'Misread.' };
const proposal: Challenge = { ...challenge, proposal: 1 };
const settled = (by: typeof ida, decision: 'continue' | 'stop') => ({ by, at, decision, reason: 'Read again.' });
const codes = (barriers: readonly { readonly code: string }[]) => barriers.map(({ code }) => code);

describe('That an award is stopped', () => {
  it.each<
    [
      string,
      WindowStatus,
      { readonly approved?: boolean; readonly contracts?: boolean; readonly holds?: readonly Challenge[] },
      string[],
    ]
  >([
    ['can be proposed while applicants are told', 'evaluating', {}, []],
    ['can be proposed in the standstill, and after it', 'standstill', {}, []],
    ['can be proposed while a challenge is open', 'standstill', { holds: [challenge] }, []],
    ['can be proposed again', 'standstill', { holds: [{ ...proposal, settled: settled(ida, 'continue') }] }, []],
    ['cannot before the approval', 'evaluating', { approved: false }, ['no-award']],
    ['cannot while contracts are made', 'standstill', { contracts: true }, ['contracts-made']],
    ['cannot once the award is made', 'awarded', {}, ['contracts-made']],
    ['cannot twice at once', 'standstill', { holds: [proposal] }, ['proposed-already']],
    [
      'cannot of one that is stopped',
      'standstill',
      { holds: [{ ...challenge, settled: settled(joe, 'stop') }] },
      ['stopped-already'],
    ],
    ['cannot in a window that was cancelled', 'cancelled', {}, ['stopped-already']],
  ])('%s', (_, status, { approved = true, contracts = false, holds = [] }, expected) => {
    expect(codes(barriersToProposingAStop({ status }, { approved, contracts, holds }))).toEqual(expected);
  });

  it('is decided by another than who proposed it, and taken back by nobody else', () => {
    expect(codes(barriersToDecidingOnAStop(proposal, ida))).toEqual(['proposed-it']);
    expect(codes(barriersToDecidingOnAStop(proposal, joe))).toEqual([]);
    expect(codes(barriersToTakingAStopBack(proposal, joe))).toEqual(['not-who-proposed']);
    expect(codes(barriersToTakingAStopBack(proposal, ida))).toEqual([]);
  });

  it('by a challenge is decided by another than who recorded it', () => {
    expect(codes(barriersToStoppingByAChallenge(challenge, ida))).toEqual(['recorded-it']);
    expect(codes(barriersToStoppingByAChallenge(challenge, joe))).toEqual([]);
  });

  it('is open until somebody settles it, and taken back where that was who proposed it', () => {
    expect(openProposal([challenge, proposal])).toBe(proposal);
    const done = [ida, joe].map((by) => ({ ...proposal, settled: settled(by, 'continue') }));
    expect(openProposal(done)).toBeUndefined();
    expect(done.map(isTakenBack)).toEqual([true, false]);
  });
});
