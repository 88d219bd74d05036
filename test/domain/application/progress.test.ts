import { describe, expect, it } from 'vitest';
import { progressInShort, progressOf, type WhatIsKnown } from '../../../domain/application/progress.ts';
import type { Representation } from '../../../domain/application/representation.ts';
import { aWindow } from '../../builders/a-window.ts';
import { s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { aCorrection } from './a-correction.ts';

const now = clock.now();
const told: Representation = {
  applicationId: 'w.p',
  windowId: 'w',
  providerId: 'p',
  round: 1,
  reference: 'HC-2703-ABCDEF',
  organisationName: 'Bright Care',
  email: 'a@example.com',
  reasons: ['TUPE was not costed.'],
  toldAt: '2027-04-13T09:00:00.000Z',
  replyBy: '2027-04-26T23:00:00.000Z',
  version: 1,
};
const known = (more: Partial<WhatIsKnown> = {}): WhatIsKnown => ({
  window: aWindow().evaluating(),
  agreement: s1(),
  submittedAt: '2027-03-20T12:00:00.000Z',
  told: undefined,
  outcome: undefined,
  contracts: [],
  ...more,
});
const won = { at: now, lots: ['A', 'B'] };
const reply = { text: 'It was.', at: now };
const ended = (how: 'upheld' | 'lifted') => ({ how, at: now });

const short: readonly (readonly [of: string, known: WhatIsKnown, said: string])[] = [
  ['an open window', known({ window: aWindow().open() }), 'Received at 12 noon on Saturday 20 March 2027'],
  ['one that has closed', known(), 'Being checked and scored. A decision is expected by 2 July 2027'],
  [
    'an agreement that tells no date',
    known({ agreement: { ...s1(), decision: undefined } }),
    'Being checked and scored',
  ],
  [
    'a proposed rejection',
    known({ told }),
    'The council proposes to reject your application. You can reply until midnight at the end of Monday 26 April 2027.',
  ],
  [
    'one that was replied to',
    known({ told: { ...told, reply } }),
    'The council proposes to reject your application. We have your reply, which you can change until midnight at the end of Monday 26 April 2027.',
  ],
  [
    'one whose reply is read',
    known({ told: { ...told, reply, closedAt: now } }),
    'The council proposes to reject your application. Your reply is being read.',
  ],
  ['a rejection', known({ told: { ...told, ended: ended('upheld') } }), 'Your application was rejected.'],
  [
    'one that could not be opened',
    known({ told: { ...told, about: 'not-opened', ended: ended('upheld') } }),
    'Your application was left out.',
  ],
  [
    'a rejection that was lifted',
    known({ told: { ...told, ended: ended('lifted') } }),
    'Being checked and scored. A decision is expected by 2 July 2027',
  ],
  [
    'one that was returned for correction',
    known({ correction: aCorrection({ sendBy: told.replyBy }) }),
    'The council returned your application for correction. You can send the correction until midnight at the end of Monday 26 April 2027.',
  ],
  [
    'one that was corrected',
    known({ correction: aCorrection({ sendBy: told.replyBy, sent: { pages: [], at: now } }) }),
    'We have your correction, which you can change until midnight at the end of Monday 26 April 2027.',
  ],
  [
    'one that was corrected, whose time is over: how it stands is not told',
    known({ correction: aCorrection({ sendBy: now, sent: { pages: [], at: now }, closedAt: now }) }),
    'Being checked and scored. A decision is expected by 2 July 2027',
  ],
  [
    'a standstill',
    known({ window: aWindow().standstill(), outcome: won }),
    'Standstill until 11am on Thursday 15 April 2027',
  ],
  ['an award', known({ window: aWindow().awarded(), outcome: won }), 'Decided, and told to you on 14 April 2027'],
  [
    'a contract',
    known({ window: aWindow().awarded(), outcome: won, contracts: [{ lot: 'A', from: '2027-04-12' }] }),
    'Contract from 12 April 2027',
  ],
];

const states = (more: Partial<WhatIsKnown>) =>
  progressOf(known(more), now).map(({ name, state }) => `${name}: ${state}`);

describe('How far an application has come', () => {
  it.each(short)('is said in a line of %s', (_, of, said) => expect(progressInShort(of, now)).toBe(said));

  it('is told step by step', () => {
    expect(states({})).toEqual([
      'Received: done',
      'Checked and scored: now',
      'Decided: to-come',
      'Standstill: to-come',
      'Contract made: to-come',
    ]);
    expect(states({ window: aWindow().standstill(), outcome: won }).slice(2)).toEqual([
      'Decided: done',
      'Standstill: now',
      'Contract made: to-come',
    ]);
    expect(states({ window: aWindow().awarded(), outcome: won }).slice(3)).toEqual([
      'Standstill: done',
      'Contract made: now',
    ]);
  });

  it('has no contract to come for who was given no place', () => {
    expect(states({ window: aWindow().standstill(), outcome: { at: now, lots: [] } }).slice(2)).toEqual([
      'Decided: done',
      'Standstill: now',
    ]);
  });

  it('says that a decision takes longer than was expected', () => {
    const [, , decided] = progressOf(known(), '2027-07-03T09:00:00.000Z');
    expect(decided?.text).toMatch(/^A decision was expected by 2 July 2027\. It takes longer than that\./);
  });

  it('says of a standstill that is over, and holds on, that challenges are settled first', () => {
    const window = { ...aWindow().standstill(), standstillEndsAt: '2027-04-13T23:00:00.000Z' };
    const step = progressOf(known({ window, outcome: won }), now).find(({ name }) => name === 'Standstill');
    expect(step?.text).toContain('A challenge made in it is settled first.');
  });
});
