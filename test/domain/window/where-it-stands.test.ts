import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../domain/application/list-counts.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { Approval, Challenge, Recommendation } from '../../../domain/award/award.ts';
import { type Stage, stages } from '../../../domain/window/stages.ts';
import type { OpenAsk } from '../../../domain/window/waiting-at.ts';
import { type StoredOfWindow, whereItStands } from '../../../domain/window/where-it-stands.ts';
import type { Window } from '../../../domain/window/window.ts';
import { anApplication, s1 } from '../../builders/an-application.ts';
import { aWindow } from './a-window.ts';

const by = { id: 'priya', name: 'Priya Example' };
const [before, inIt, after] = ['2027-02-20T09:00:00.000Z', '2027-03-10T09:00:00.000Z', '2027-03-31T11:00:30.000Z'];
const unsealedAt = '2027-03-31T11:01:00.000Z';
const [recommendedAt, approvedAt, toldAt, endsAt] = [
  '2027-05-03T09:00:00.000Z',
  '2027-05-05T09:00:00.000Z',
  '2027-05-06T09:00:00.000Z',
  '2027-05-17T23:00:00.000Z',
];
const [inStandstill, later] = ['2027-05-10T09:00:00.000Z', '2027-05-20T09:00:00.000Z'];

const recommendation = (round: number, more: Partial<Recommendation> = {}): Recommendation => ({
  ...{ windowId: aWindow().windowId, by, at: recommendedAt, text: 'All of them.', placeCount: 1, placesHash: 'hash' },
  ...{ evaluatedBy: [], round, ...more },
});
const approval = (round: number, more: Partial<Approval> = {}): Approval => ({
  ...{ windowId: aWindow().windowId, by, at: approvedAt, decision: 'approved', reason: 'In order.', round },
  ...more,
});
const challenge = (more: Partial<Challenge> = {}): Challenge => ({
  ...{ windowId: aWindow().windowId, recordedBy: by, at: inStandstill, from: 'A firm', summary: 'The marks.' },
  ...more,
});
const asked = (ask: OpenAsk['ask'], more: Partial<OpenAsk> = {}): OpenAsk => ({ ask, enteredAt: toldAt, ...more });

interface Case extends Partial<Omit<StoredOfWindow, 'window' | 'counts'>> {
  readonly window?: Partial<Window>;
  readonly applications?: readonly OpenedApplication[];
}
const standingOf = ({ window = {}, applications = [], ...more }: Case, now: string) =>
  whereItStands(
    {
      ...{ window: aWindow(window), agreement: s1(), counts: countsOf(applications), unopened: 0 },
      ...{ recommendations: [], approvals: [], challenges: [], toldAt: undefined, asks: [], ...more },
    },
    now,
  );
const evaluating = { status: 'evaluating', unsealedAt } as const;
const recommended = { window: evaluating, recommendations: [recommendation(1)] };
const approved = { ...recommended, approvals: [approval(1)] };
const inItsStandstill = {
  ...approved,
  window: { status: 'standstill', unsealedAt, standstillEndsAt: endsAt },
  toldAt,
} as const;
const settled = (decision: 'continue' | 'stop', at: string) => ({ by, at, decision, reason: 'It was right.' });

/** Each stage's state in a word, in their order. */
const way = (known: Case, now: string): string =>
  standingOf(known, now)
    .stages.map(({ is }) => is)
    .join(' ');
const stageOf = (known: Case, now: string, of: Stage) =>
  standingOf(known, now).stages.find(({ stage }) => stage === of);

const times = (count: number, is: string): string => Array.from({ length: count }, () => is).join(' ');
/** A way on which the window stands at one stage. */
const at = (stage: Stage, is = 'now', rest = 'ahead'): string => {
  const place = stages.indexOf(stage);
  return [times(place, 'done'), is, times(stages.length - place - 1, rest)].filter(Boolean).join(' ');
};
const some = (name: string) => anApplication(name);

describe('Where a window stands', () => {
  const ways: readonly (readonly [string, Case, string, string])[] = [
    ['scheduled', { window: { status: 'scheduled' } }, before, at('scheduled')],
    ['open', {}, inIt, at('open')],
    ['closed and being unsealed', { window: { status: 'closed' } }, after, at('unsealing')],
    ['unsealed in part', { window: { status: 'closed', unsealedAt } }, after, at('unsealing')],
    ['unsealed with nobody who applied', { window: evaluating }, later, at('recommendation')],
    ['being checked', { window: evaluating, applications: [some('A').received()] }, later, at('checks')],
    [
      'checked, scored and moderated at once',
      {
        window: evaluating,
        applications: [some('A').registrationReferred(), some('B').evaluating(), some('C').moderating()],
      },
      later,
      'done done done now now now ahead ahead ahead ahead ahead ahead',
    ],
    [
      'moderated while others are checked',
      { window: evaluating, applications: [some('A').received(), some('C').moderating()] },
      later,
      'done done done now ahead now ahead ahead ahead ahead ahead ahead',
    ],
    ['being scored', { window: evaluating, applications: [some('A').evaluating()] }, later, at('scoring')],
    ['in moderation', { window: evaluating, applications: [some('A').moderating()] }, later, at('moderation')],
    ['with all settled', { window: evaluating, applications: [some('A').scored()] }, later, at('recommendation')],
    ['with one that could not be opened', { window: evaluating, unopened: 1 }, later, at('checks')],
    ['recommended', recommended, later, at('approval')],
    ['returned', { ...recommended, approvals: [approval(1, { decision: 'returned' })] }, later, at('recommendation')],
    [
      'recommended, with marks that have to be agreed again since',
      { ...recommended, applications: [some('A').moderating()] },
      later,
      `${times(5, 'done')} now done now ${times(4, 'ahead')}`,
    ],
    [
      'returned, with marks to be agreed again',
      {
        ...{ ...recommended, approvals: [approval(1, { decision: 'returned' })] },
        applications: [some('A').moderating()],
      },
      later,
      at('moderation'),
    ],
    [
      'recommended again',
      {
        ...{ window: evaluating, recommendations: [recommendation(1), recommendation(2)] },
        approvals: [approval(1, { decision: 'returned' })],
      },
      later,
      at('approval'),
    ],
    ['approved', approved, later, at('letters')],
    ['approved, its letters to be released', { ...approved, asks: [asked('release')] }, later, at('letters')],
    ['told, its award notice to come', { ...approved, toldAt, asks: [asked('publication')] }, later, at('standstill')],
    ['in its standstill', inItsStandstill, inStandstill, at('standstill')],
    ['held by a challenge', { ...inItsStandstill, asks: [asked('challenge')] }, later, at('standstill')],
    ['behind its standstill', inItsStandstill, later, at('contracts')],
    ['with places held back', { ...inItsStandstill, asks: [asked('register-changes')] }, later, at('contracts')],
    [
      'with letters to be sent again in its standstill',
      { ...inItsStandstill, asks: [asked('undelivered-letters')] },
      inStandstill,
      at('letters'),
    ],
    [
      'awarded',
      { ...inItsStandstill, window: { ...inItsStandstill.window, status: 'awarded' } },
      later,
      times(stages.length, 'done'),
    ],
  ];
  it.each(ways)('is said of one that is %s', (_, known, now, expected) => expect(way(known, now)).toBe(expected));

  const ended: readonly (readonly [string, Case, string])[] = [
    ['scheduled', cancelledAt(before), at('scheduled', 'stopped', 'never')],
    ['open', cancelledAt(inIt), at('open', 'stopped', 'never')],
    ['closed', cancelledAt(after), at('unsealing', 'stopped', 'never')],
    [
      'being checked and scored',
      cancelledAt(later, { window: { unsealedAt } }),
      `done done done stopped stopped stopped ${times(6, 'never')}`,
    ],
    ['recommended', cancelledAt(later, { ...recommended, window: { unsealedAt } }), at('approval', 'stopped', 'never')],
    [
      'returned',
      cancelledAt(later, {
        ...recommended,
        window: { unsealedAt },
        approvals: [approval(1, { decision: 'returned' })],
      }),
      at('recommendation', 'stopped', 'never'),
    ],
    [
      'returned with marks to be agreed again',
      cancelledAt(later, {
        ...{ ...recommended, window: { unsealedAt, reopenings: 1 } },
        approvals: [approval(1, { decision: 'returned' })],
      }),
      `done done done stopped stopped stopped ${times(6, 'never')}`,
    ],
    [
      'behind its standstill, with contracts out of reach',
      cancelledAt(later, { ...inItsStandstill, window: { unsealedAt, standstillEndsAt: endsAt } }),
      at('contracts', 'stopped', 'never'),
    ],
  ];
  it.each(ended)('is said of one that was cancelled while it was %s', (_, known, expected) =>
    expect(way(known, later)).toBe(expected),
  );

  it('is the standstill of an award that a challenge stopped, however late, before its window ends with it and after', () => {
    const stopped = { ...inItsStandstill, challenges: [challenge({ settled: settled('stop', later) })] };
    const expected = at('standstill', 'stopped', 'never');
    expect(way(stopped, later)).toBe(expected);
    expect(way({ ...stopped, window: { ...stopped.window, status: 'cancelled' } }, later)).toBe(expected);
    expect(standingOf(stopped, later).sideWays).toEqual({ stopped: { because: 'challenge', at: later } });
  });

  it('is the letters of an award that two officers stopped before anybody was told', () => {
    const challenges = [challenge({ proposal: 1, settled: settled('stop', approvedAt) })];
    expect(way({ ...approved, challenges }, later)).toBe(at('letters', 'stopped', 'never'));
  });

  it('has no standstill where the agreement has none', () => {
    const agreement = { ...s1(), standstill: { applies: false, confirmedBy: 'The council’s lawyer' } };
    expect(stageOf({ agreement }, inIt, 'standstill')?.is).toBe('left-out');
    const behindIt = { ...inItsStandstill, window: { ...inItsStandstill.window, standstillEndsAt: toldAt }, agreement };
    expect(stageOf(behindIt, later, 'contracts')).toMatchObject({ is: 'now', since: toldAt });
  });

  it('says when each stage was over, since when the window stands where it does, and what is due', () => {
    expect(standingOf(inItsStandstill, inStandstill).stages).toMatchObject([
      { stage: 'scheduled', doneBy: aWindow().opensAt },
      { stage: 'open', doneBy: aWindow().closesAt },
      { stage: 'unsealing', doneBy: unsealedAt },
      { stage: 'checks', doneBy: recommendedAt },
      { stage: 'scoring', doneBy: recommendedAt },
      { stage: 'moderation', doneBy: recommendedAt },
      { stage: 'recommendation', doneBy: recommendedAt },
      { stage: 'approval', doneBy: approvedAt },
      { stage: 'letters', doneBy: toldAt },
      { stage: 'standstill', since: toldAt, due: endsAt, waitsFor: [{ for: 'clock' }] },
      { stage: 'contracts', due: endsAt },
      { stage: 'ended' },
    ]);
    expect(stageOf({}, inIt, 'open')).toMatchObject({ since: aWindow().opensAt, due: aWindow().closesAt });
    expect(stageOf({}, inIt, 'unsealing')).toMatchObject({ is: 'ahead', due: aWindow().closesAt });
    const agreement = { ...s1(), decision: { expectedWithinDays: 30 } };
    expect(stageOf({ agreement }, inIt, 'letters')).toMatchObject({ is: 'ahead', expectedBy: '2027-04-30' });
  });

  it('counts applications by what they wait for', () => {
    const applications = [
      ...[some('A').received(), some('B').registrationReferred(), some('C').complianceReferred()],
      ...[some('D').rejectionProposed(), some('E').complianceReferred(), some('F').scored(), some('G').evaluating()],
    ];
    const known = { window: evaluating, applications, unopened: 2 };
    expect(stageOf(known, later, 'checks')).toMatchObject({
      since: unsealedAt,
      applications: 7,
      waitsFor: [
        { for: 'service', count: 1 },
        { for: 'registration-referral', count: 1 },
        { for: 'compliance-referral', count: 2 },
        { for: 'proposed-rejection', count: 1 },
        { for: 'unopened', count: 2 },
      ],
    });
    expect(stageOf(known, later, 'scoring')).toMatchObject({ waitsFor: [{ for: 'evaluation-1', count: 1 }] });
  });

  it('still checks one whose location another names too, though it is scored', () => {
    const doubted = { ...some('A').scored(), locationDoubts: [{ about: 'another', text: 'Both.', at: later }] };
    expect(stageOf({ window: evaluating, applications: [doubted] }, later, 'checks')).toMatchObject({
      is: 'now',
      waitsFor: [{ for: 'shared-location', count: 1 }],
    });
  });

  it('says what is asked of whom where it stands, and does not say of a recommendation that it was long asked for', () => {
    const asks = [asked('recommendation')];
    expect(stageOf({ window: evaluating, asks }, later, 'recommendation')?.waitsFor).toEqual([
      { for: 'recommendation' },
    ]);
    expect(stageOf({ ...recommended, asks: [asked('approval')] }, later, 'approval')).toMatchObject({
      since: recommendedAt,
      waitsFor: [{ for: 'approval', since: toldAt }],
    });
    expect(stageOf(recommended, later, 'approval')?.waitsFor).toEqual([{ for: 'service' }]);
  });

  it('says that a challenge holds the award wherever it is, and how many do', () => {
    const challenges = [challenge(), challenge({ at: later }), challenge({ settled: settled('continue', later) })];
    const held = [{ for: 'challenge', since: inStandstill, count: 2 }];
    expect(stageOf({ ...approved, challenges }, later, 'letters')?.waitsFor).toEqual(held);
    const known = { ...inItsStandstill, challenges, asks: [asked('challenge')] };
    expect(stageOf(known, later, 'standstill')?.waitsFor).toEqual(held);
  });

  it('puts what could not be done with the stage at which it was to be', () => {
    const fault = (step: OpenAsk['step']) => [asked('window-fault', { step })];
    const waitsFor = [{ for: 'window-fault', since: toldAt }];
    expect(stageOf({ window: { status: 'closed' }, asks: fault('unsealing') }, later, 'unsealing')?.waitsFor).toEqual(
      waitsFor,
    );
    expect(stageOf({ asks: fault('telling') }, inIt, 'open')?.waitsFor).toEqual(waitsFor);
    expect(stageOf({ ...approved, asks: [asked('fault')] }, later, 'letters')?.waitsFor).toEqual([
      { for: 'fault', since: toldAt },
    ]);
  });

  it('says what led aside: how often it was returned, whether it was handed back, who cancelled it', () => {
    expect(standingOf({}, inIt).sideWays).toEqual({});
    const tookBack = { by, at: approvedAt, reason: 'In order.' };
    const approvals = [
      approval(1, { decision: 'returned' }),
      approval(2, { decision: 'returned', at: later, tookBack }),
    ];
    const recommendations = [recommendation(1), recommendation(2)];
    expect(standingOf({ window: evaluating, recommendations, approvals }, later).sideWays).toEqual({
      returned: { at: later, by, times: 2, isHandedBack: true },
    });
    expect(standingOf(cancelledAt(inIt), later).sideWays).toEqual({ cancelled: { at: inIt, by } });
  });

  it('says that a window should have been opened, closed or unsealed by now', () => {
    expect(standingOf({ window: { status: 'scheduled' } }, inIt).isLate).toBe(true);
    expect(standingOf({}, inIt).isLate).toBe(false);
    expect(standingOf({}, later).isLate).toBe(true);
  });
});

function cancelledAt(cancelled: string, known: Case = {}): Case {
  const changes = [{ kind: 'cancelled' as const, at: cancelled, by, reason: 'It is let anew.' }];
  return { ...known, window: { ...known.window, status: 'cancelled', changes } };
}
