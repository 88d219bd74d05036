import { describe, expect, it } from 'vitest';
import { barriersToExtending, barriersToOpening, barriersToSubmitting } from '../../../domain/window/barriers.ts';
import { type WindowStatus, windowStatus } from '../../../domain/window/window.ts';

const opensAt = '2027-03-01T09:00:00.000Z';
const closesAt = '2027-03-31T11:00:00.000Z';
const codes = (barriers: readonly { code: string }[]) => barriers.map(({ code }) => code);

describe('A submission', () => {
  it.each<[string, WindowStatus, string, string[]]>([
    ['that arrives as the window opens is taken', 'open', opensAt, []],
    ['that arrives a millisecond before the close is taken', 'open', '2027-03-31T10:59:59.999Z', []],
    [
      'that arrived in time is taken though the window has been marked closed meanwhile',
      'closed',
      '2027-03-31T10:59:59.999Z',
      [],
    ],
    ['that arrives at the closing instant is too late', 'open', closesAt, ['closed']],
    ['that arrives later is too late, whatever the status still says', 'open', '2027-03-31T11:00:01.000Z', ['closed']],
    ['to a window not opened yet is too early', 'scheduled', '2027-03-10T00:00:00.000Z', ['not-open-yet']],
    ['before the opening instant is too early', 'open', '2027-03-01T08:59:59.999Z', ['not-open-yet']],
    ['to a cancelled window is refused', 'cancelled', '2027-03-10T00:00:00.000Z', ['cancelled']],
    ['to a window under evaluation is refused', 'evaluating', '2027-05-01T00:00:00.000Z', ['closed']],
  ])('%s', (_, status, arrivedAt, expected) => {
    expect(codes(barriersToSubmitting({ status, opensAt, closesAt }, arrivedAt))).toEqual(expected);
  });

  it('is refused once the applications have been unsealed, whenever it set out', () => {
    const window = { status: 'closed' as const, opensAt, closesAt, unsealedAt: '2027-03-31T11:01:00.000Z' };
    expect(codes(barriersToSubmitting(window, '2027-03-31T10:59:59.999Z'))).toEqual(['closed']);
  });

  it('is told in plain words, in London’s time, why it was refused', () => {
    expect(barriersToSubmitting({ status: 'open', opensAt, closesAt }, closesAt)[0]?.text).toBe(
      'Applications closed at 12 noon on Wednesday 31 March 2027.',
    );
  });
});

describe('An extension', () => {
  const reason = 'The service was down for the last two hours';
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
    expect(codes(barriersToExtending({ status, closesAt }, to, given, on))).toEqual(expected);
  });

  it.each(windowStatus.options.filter((status) => status !== 'open'))('of a window that is %s is refused', (status) => {
    const barriers = barriersToExtending(
      { status, closesAt },
      '2027-04-02T11:00:00.000Z',
      reason,
      '2027-03-30T09:00:00.000Z',
    );
    expect(codes(barriers)).toEqual(['not-open']);
  });
});

describe('An additional window', () => {
  const proposal = {
    opensAt: '2027-06-01T08:00:00.000Z',
    closesAt: '2027-06-15T11:00:00.000Z',
    reason: 'Too few providers in zone 4',
  };
  const around = { on: '2027-05-01T00:00:00.000Z', running: [], endOfTerm: '2028-08-31' };
  it.each<[string, Partial<typeof proposal>, Partial<Parameters<typeof barriersToOpening>[1]>, string[]]>([
    ['with a reason, a day’s time and nothing in its way may be opened', {}, {}, []],
    ['may open this instant', { opensAt: around.on }, {}, []],
    ['may be open for exactly 24 hours', { closesAt: '2027-06-02T08:00:00.000Z' }, {}, []],
    [
      'may open while an earlier one is being evaluated',
      {},
      { running: [{ status: 'evaluating' }, { status: 'awarded' }, { status: 'cancelled' }] },
      [],
    ],
    [
      'may open on the last day of the term',
      { opensAt: '2028-08-31T08:00:00.000Z', closesAt: '2028-09-10T08:00:00.000Z' },
      {},
      [],
    ],
    ['cannot open in the past', { opensAt: '2027-04-30T23:59:59.999Z' }, {}, ['in-the-past']],
    ['cannot be open for less than 24 hours', { closesAt: '2027-06-02T07:59:59.999Z' }, {}, ['closes-too-soon']],
    ['cannot close before it opens', { closesAt: '2027-05-20T08:00:00.000Z' }, {}, ['closes-too-soon']],
    ['needs a reason', { reason: ' ' }, {}, ['no-reason']],
    ['cannot run beside an open one', {}, { running: [{ status: 'open' }] }, ['window-running']],
    ['cannot run beside one about to open', {}, { running: [{ status: 'scheduled' }] }, ['window-running']],
    [
      'cannot open after the term',
      { opensAt: '2028-09-01T08:00:00.000Z', closesAt: '2028-09-20T08:00:00.000Z' },
      {},
      ['term-over'],
    ],
    [
      'is after the term from London’s midnight on, an hour before UTC’s',
      { opensAt: '2028-08-31T23:00:00.000Z', closesAt: '2028-09-20T08:00:00.000Z' },
      {},
      ['term-over'],
    ],
  ])('%s', (_, changes, circumstances, expected) => {
    expect(codes(barriersToOpening({ ...proposal, ...changes }, { ...around, ...circumstances }))).toEqual(expected);
  });
});
