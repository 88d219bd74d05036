import { describe, expect, it } from 'vitest';
import {
  barriersToExtending,
  barriersToTakingBack,
  changesToTell,
  extensionToTakeBack,
  promisedClosing,
  toldFrom,
} from '../../../domain/window/extending.ts';
import { type Window, type WindowChange, type WindowStatus, windowStatus } from '../../../domain/window/window.ts';
import { anAgreement } from '../an-agreement.ts';
import { anAdditionalWindow, aWindow } from './a-window.ts';

const { closesAt } = aWindow();
const codes = (barriers: readonly { readonly code: string }[]) => barriers.map(({ code }) => code);
const reason = 'The service was down for the last two hours';
const by = { id: 'priya', name: 'Priya Example' };
const extending = (
  to: string,
  { window = aWindow(), given = reason, on = '2027-03-30T09:00:00.000Z', windows = [] as readonly Window[] } = {},
) => barriersToExtending(window, to, given, { on, windows: [window, ...windows], agreement: anAgreement() });

describe('An extension', () => {
  it.each<[string, WindowStatus, string, string, string, string[]]>([
    [
      'of an open window to a later time, with a reason, is allowed',
      'open',
      '2027-04-02T11:00:00.000Z',
      reason,
      '2027-03-30T09:00:00.000Z',
      [],
    ],
    [
      'by a second in the last millisecond is allowed',
      'open',
      '2027-03-31T11:00:01.000Z',
      reason,
      '2027-03-31T10:59:59.999Z',
      [],
    ],
    ['after the close is too late', 'open', '2027-04-02T11:00:00.000Z', reason, closesAt, ['already-closed']],
    ['to the same time is none', 'open', closesAt, reason, '2027-03-30T09:00:00.000Z', ['not-later']],
    [
      'to an earlier time would shorten the window',
      'open',
      '2027-03-30T11:00:00.000Z',
      reason,
      '2027-03-29T09:00:00.000Z',
      ['not-later'],
    ],
    [
      'needs a reason, which spaces are not',
      'open',
      '2027-04-02T11:00:00.000Z',
      '  ',
      '2027-03-30T09:00:00.000Z',
      ['no-reason'],
    ],
    [
      'has all that stands against it told',
      'closed',
      closesAt,
      '',
      '2027-04-01T09:00:00.000Z',
      ['not-open', 'not-later', 'no-reason'],
    ],
  ])('%s', (_, status, to, given, on, expected) => {
    expect(codes(extending(to, { window: aWindow({ status }), given, on }))).toEqual(expected);
  });

  it.each(windowStatus.options.filter((status) => status !== 'open'))('of a window that is %s is refused', (status) => {
    expect(codes(extending('2027-04-02T11:00:00.000Z', { window: aWindow({ status }) }))).toEqual(['not-open']);
  });

  it('has a bound, 30 days where the agreement’s file gives none: a year mistyped is refused', () => {
    expect(extending('2027-04-30T22:59:00.000Z')).toEqual([]);
    expect(extending('2027-05-01T11:00:00.000Z')).toEqual([
      {
        code: 'too-late',
        text: 'A window of this agreement can close at most 30 days later than first published, so on 30 April 2027 at the latest. Open an additional window for more.',
      },
    ]);
    expect(codes(extending('2072-05-17T11:00:00.000Z'))).toEqual(['too-late', 'overlaps', 'term-over']);
  });

  it('may close at midnight at the end of the last day that the bound allows', () => {
    expect(extending('2027-04-30T23:00:00.000Z')).toEqual([]);
    expect(codes(extending('2027-04-30T23:01:00.000Z'))).toEqual(['too-late']);
  });

  it('counts the bound of a window that closes at midnight from the day which that ends', () => {
    const window = aWindow({ closesAt: '2027-03-31T23:00:00.000Z' });
    expect(extending('2027-04-30T23:00:00.000Z', { window })).toEqual([]);
    expect(codes(extending('2027-05-01T21:00:00.000Z', { window }))).toEqual(['too-late']);
  });

  it('counts the bound from what was published first, over all extensions', () => {
    const change = { kind: 'extended' as const, at: '2027-03-20T09:00:00.000Z', by, reason, closedBefore: closesAt };
    const extended = aWindow({
      closesAt: '2027-04-20T11:00:00.000Z',
      changes: [{ ...change, closesAt: '2027-04-20T11:00:00.000Z' }],
    });
    expect(extending('2027-04-30T11:00:00.000Z', { window: extended })).toEqual([]);
    expect(codes(extending('2027-05-01T11:00:00.000Z', { window: extended }))).toEqual(['too-late']);
  });

  it('never runs into the next window: a colleague’s, or the schedule’s', () => {
    const windows = [anAdditionalWindow('2027-04-10T08:00:00.000Z', '2027-04-20T11:00:00.000Z')];
    expect(extending('2027-04-10T08:00:00.000Z', { windows })).toEqual([]);
    expect(extending('2027-04-10T08:00:00.001Z', { windows })[0]?.text).toContain(
      'Priya Example asked at 10:30am on Tuesday 4 May 2027 for a window',
    );
    const window = anAdditionalWindow('2027-08-01T08:00:00.000Z', '2027-08-20T11:00:00.000Z');
    const barriers = extending('2027-09-02T11:00:00.000Z', {
      window: { ...window, status: 'open' },
      on: '2027-08-10T09:00:00.000Z',
    });
    expect(codes(barriers)).toEqual(['overlaps']);
  });

  it('never goes beyond the term', () => {
    const window = {
      ...anAdditionalWindow('2028-08-01T08:00:00.000Z', '2028-08-20T11:00:00.000Z'),
      status: 'open' as const,
    };
    const on = '2028-08-10T09:00:00.000Z';
    expect(extending('2028-08-31T11:00:00.000Z', { window, on })).toEqual([]);
    expect(codes(extending('2028-09-01T11:00:00.000Z', { window, on }))).toEqual(['term-over']);
  });
});

describe('An extension that was mistyped', () => {
  const change: WindowChange = {
    kind: 'extended',
    at: '2027-03-30T09:00:00.000Z',
    by,
    reason,
    closesAt: '2027-04-20T11:00:00.000Z',
    closedBefore: closesAt,
  };
  const extended = aWindow({ closesAt: '2027-04-20T11:00:00.000Z', changes: [change] });
  const takingBack = (on: string, { window = extended, of = change, why = 'The month was wrong' } = {}) =>
    codes(barriersToTakingBack(window, of, why, on));

  it('can be taken back with a reason until it is told, ten minutes later', () => {
    expect(toldFrom(change)).toBe('2027-03-30T09:10:00.000Z');
    expect(takingBack('2027-03-30T09:09:59.999Z')).toEqual([]);
    expect(takingBack('2027-03-30T09:10:00.000Z')).toEqual(['told']);
    expect(takingBack('2027-03-30T09:05:00.000Z', { why: ' ' })).toEqual(['no-reason']);
    expect(extensionToTakeBack(extended, '2027-03-30T09:05:00.000Z')).toBe(change);
    expect(extensionToTakeBack(extended, '2027-03-30T09:10:00.000Z')).toBeUndefined();
  });

  it('cannot be once a letter about it is being written', () => {
    const telling = { ...change, tellingSince: '2027-03-30T09:04:00.000Z' };
    expect(takingBack('2027-03-30T09:05:00.000Z', { of: telling })).toEqual(['told']);
  });

  it('cannot be where the window would have closed meanwhile: somebody may have applied because of it', () => {
    const late = { ...change, at: '2027-03-31T10:55:00.000Z' };
    expect(takingBack('2027-03-31T11:00:00.000Z', { of: late })).toEqual(['closing-passed']);
  });

  it('cannot be within a minute of that closing, since it is stored a moment after it is decided', () => {
    const late = { ...change, at: '2027-03-31T10:55:00.000Z' };
    expect(takingBack('2027-03-31T10:58:59.999Z', { of: late })).toEqual([]);
    expect(takingBack('2027-03-31T10:59:00.000Z', { of: late })).toEqual(['closing-passed']);
  });

  it('cannot be once the window was extended further, or closed', () => {
    const on = '2027-03-30T09:05:00.000Z';
    expect(takingBack(on, { window: { ...extended, closesAt: '2027-04-21T11:00:00.000Z' } })).toEqual(['not-last']);
    expect(takingBack(on, { window: { ...extended, status: 'closed' } })).toEqual(['not-last']);
  });

  it('and taken back is not told', () => {
    const takenBack = { at: '2027-03-30T09:05:00.000Z', by, reason: 'The month was wrong' };
    const on = '2027-03-31T05:00:00.000Z';
    expect(changesToTell(aWindow({ changes: [change] }), on)).toEqual([change]);
    expect(changesToTell(aWindow({ changes: [{ ...change, takenBack }] }), on)).toEqual([]);
    expect(changesToTell(aWindow({ changes: [{ ...change, toldAt: on }] }), on)).toEqual([]);
    expect(changesToTell(aWindow({ changes: [change] }), change.at)).toEqual([]);
  });
});

describe('The closing that applicants can count on', () => {
  const at = '2027-03-30T09:00:00.000Z';
  const [first, second] = ['2027-04-02T11:00:00.000Z', '2027-04-05T11:00:00.000Z'];
  const extended = (to: string, before: string, when = at): WindowChange => ({
    kind: 'extended',
    at: when,
    by,
    reason,
    closesAt: to,
    closedBefore: before,
  });
  const once = { closesAt: first, changes: [extended(first, closesAt)] };
  const twice = { closesAt: second, changes: [...once.changes, extended(second, first, '2027-03-30T09:05:00.000Z')] };
  const takenBack = { at, by, reason };

  it.each([
    ['is the window’s where nothing was changed', { closesAt, changes: [] }, at, closesAt],
    ['is the earlier one as long as nobody was told of an extension', once, '2027-03-30T09:09:59.999Z', closesAt],
    ['is the later one once it is told', once, '2027-03-30T09:10:00.000Z', first],
    ['is the first of several that nobody was told of', twice, '2027-03-30T09:06:00.000Z', closesAt],
    ['is the last one that was told', twice, '2027-03-30T09:10:00.000Z', first],
    [
      'is the window’s where an extension was taken back',
      { closesAt, changes: once.changes.map((each) => ({ ...each, takenBack })) },
      '2027-03-30T09:05:00.000Z',
      closesAt,
    ],
    [
      'is the later one where the earlier has passed: nothing can be taken back any more',
      { closesAt: first, changes: [extended(first, closesAt, '2027-03-31T10:55:00.000Z')] },
      '2027-03-31T11:00:00.000Z',
      first,
    ],
  ])('%s', (_, window, on, promised) => {
    expect(promisedClosing(window, on)).toBe(promised);
  });
});
