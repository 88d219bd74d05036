import { describe, expect, it } from 'vitest';
import {
  barriersToAccepting,
  barriersToLeaving,
  barriersToStaying,
  lastDayOnLeaving,
} from '../../../domain/award/contract-standing.ts';

const by = { id: 'asha', name: 'Asha Patel' };
const now = '2027-04-14T10:00:00.000Z';
const leaving = { by, reason: 'Our manager retires.', at: now, on: '2027-07-07' };
const stands = (more: Partial<Parameters<typeof barriersToAccepting>[0]> = {}) => ({
  standing: undefined,
  contract: {},
  endsOn: '2028-08-31',
  ...more,
});
const codes = (barriers: readonly { readonly code: string }[]) => barriers.map(({ code }) => code);

describe('A contract', () => {
  it.each([
    ['made', stands(), [[], [], ['not-leaving']]],
    ['accepted', stands({ standing: { accepted: { by, signatory: 'Asha', at: now } } }), [[], [], ['not-leaving']]],
    ['one whose provider leaves', stands({ standing: { leaving } }), [['leaving'], [], []]],
    ['one whose provider left', stands({ contract: { leftOn: '2027-04-01' } }), [['over'], ['over'], ['over']]],
    ['one that ended with the agreement', stands({ endsOn: '2027-04-13' }), [['over'], ['over'], ['over']]],
    ['one that ends before it can be left', stands({ endsOn: '2027-07-07' }), [[], ['ends-before'], ['not-leaving']]],
  ] as const)('that is %s can be accepted, left and stayed with so far', (_, of, said) => {
    expect(
      [barriersToAccepting(of, now), barriersToLeaving(of, 84, now), barriersToStaying(of, now)].map(codes),
    ).toEqual(said);
  });

  it('can be stayed with up to the end of its last day in London, and no longer', () => {
    const of = stands({ standing: { leaving } });
    expect(barriersToStaying(of, '2027-07-07T22:59:59.999Z')).toEqual([]);
    expect(codes(barriersToStaying(of, '2027-07-07T23:00:00.000Z'))).toEqual(['over']);
  });

  it('is left with the days of notice counted from London’s day', () => {
    expect(lastDayOnLeaving('2027-04-14T22:59:00.000Z', 84)).toBe('2027-07-07');
    expect(lastDayOnLeaving('2027-04-14T23:01:00.000Z', 84)).toBe('2027-07-08');
  });
});
