import { describe, expect, it } from 'vitest';
import { barriersToOpening } from '../../../domain/window/additional.ts';
import { anAgreement } from '../an-agreement.ts';
import { anAdditionalWindow, aWindow } from './a-window.ts';

const codes = (barriers: readonly { readonly code: string }[]) => barriers.map(({ code }) => code);
const proposal = {
  opensAt: '2027-06-01T08:00:00.000Z',
  closesAt: '2027-06-15T11:00:00.000Z',
  reason: 'Too few providers in zone 4',
};
const around = { on: '2027-05-01T00:00:00.000Z', windows: [], agreement: anAgreement() };
const opening = (
  changes: Partial<typeof proposal>,
  circumstances: Partial<Parameters<typeof barriersToOpening>[1]> = {},
) => barriersToOpening({ ...proposal, ...changes }, { ...around, ...circumstances });

describe('An additional window', () => {
  it.each<[string, Partial<typeof proposal>, string[]]>([
    ['with a reason, a day’s time and nothing in its way may be opened', {}, []],
    ['may open this instant', { opensAt: around.on }, []],
    ['may be open for exactly 24 hours', { closesAt: '2027-06-02T08:00:00.000Z' }, []],
    ['cannot open in the past', { opensAt: '2027-04-30T23:59:59.999Z' }, ['in-the-past']],
    ['cannot be open for less than 24 hours', { closesAt: '2027-06-02T07:59:59.999Z' }, ['closes-too-soon']],
    ['cannot close before it opens', { closesAt: '2027-05-20T08:00:00.000Z' }, ['closes-too-soon']],
    ['needs a reason', { reason: ' ' }, ['no-reason']],
  ])('%s', (_, changes, expected) => {
    expect(codes(opening(changes))).toEqual(expected);
  });

  it('may be planned while another is open, or evaluated, whose time does not touch its own', () => {
    const windows = [
      aWindow({ closesAt: proposal.opensAt }),
      aWindow({ ...proposal, status: 'evaluating' }),
      aWindow({ ...proposal, status: 'cancelled' }),
    ];
    expect(opening({}, { windows })).toEqual([]);
  });

  it('cannot be open beside an open window, and the officer reads which', () => {
    const [barrier] = opening({}, { windows: [aWindow({ closesAt: '2027-06-01T08:00:00.001Z' })] });
    expect(barrier).toEqual({
      code: 'overlaps',
      text: 'A window is open from 9am on Monday 1 March 2027 (Greenwich Mean Time) to 9am on Tuesday 1 June 2027 (British Summer Time). Two windows of one agreement are never open at once.',
    });
  });

  it('cannot be open beside one that a colleague planned, and the officer reads who asked for it, and when', () => {
    const windows = [anAdditionalWindow('2027-06-10T08:00:00.000Z', '2027-06-20T11:00:00.000Z')];
    expect(opening({}, { windows })[0]?.text).toBe(
      'Priya Example asked at 10:30am on Tuesday 4 May 2027 for a window from 9am on Thursday 10 June 2027 to 12 noon on Sunday 20 June 2027. Two windows of one agreement are never open at once.',
    );
  });

  it.each<[string, string, string]>([
    ['runs into it', '2027-08-20T08:00:00.000Z', '2027-09-01T08:00:00.001Z'],
    ['lies within it', '2027-09-10T08:00:00.000Z', '2027-09-12T08:00:00.000Z'],
    ['opens with it', '2027-09-01T08:00:00.000Z', '2027-09-03T08:00:00.000Z'],
    ['opens before it closes', '2027-10-01T10:59:59.999Z', '2027-10-10T11:00:00.000Z'],
  ])('cannot take the time of a window that the schedule is still to open: it %s', (_, opensAt, closesAt) => {
    const barriers = opening({ opensAt, closesAt });
    expect(barriers).toEqual([
      {
        code: 'overlaps',
        text: 'The schedule opens a window from 9am on Wednesday 1 September 2027 to 12 noon on Friday 1 October 2027. Two windows of one agreement are never open at once.',
      },
    ]);
  });

  it('may close as the schedule’s opens, and open as that closes', () => {
    expect(opening({ opensAt: '2027-08-20T08:00:00.000Z', closesAt: '2027-09-01T08:00:00.000Z' })).toEqual([]);
    expect(opening({ opensAt: '2027-10-01T11:00:00.000Z', closesAt: '2027-10-10T11:00:00.000Z' })).toEqual([]);
  });

  it('closes within the term, at its very end at the latest', () => {
    const lastDay = { opensAt: '2028-08-20T08:00:00.000Z', closesAt: '2028-08-31T23:00:00.000Z' };
    expect(opening(lastDay)).toEqual([]);
    expect(opening({ ...lastDay, closesAt: '2028-08-31T23:00:00.001Z' })[0]).toEqual({
      code: 'term-over',
      text: 'The agreement ends on 31 August 2028, and a window closes within its term: this one would close at midnight at the end of Thursday 31 August 2028.',
    });
    expect(codes(opening({ opensAt: '2028-09-01T08:00:00.000Z', closesAt: '2028-09-20T08:00:00.000Z' }))).toEqual([
      'term-over',
    ]);
  });

  it('may use the time of an option once that is taken', () => {
    const { term } = anAgreement();
    const later = anAgreement({
      term: { ...term, extensions: [...term.extensions, { to: '2029-08-31', taken: true }] },
    });
    const span = { opensAt: '2028-10-05T08:00:00.000Z', closesAt: '2028-10-20T08:00:00.000Z' };
    expect([opening(span).length, opening(span, { agreement: later })]).toEqual([1, []]);
  });
});
