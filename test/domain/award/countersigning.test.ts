import { describe, expect, it } from 'vitest';
import { contractStanding } from '../../../domain/award/contract-standing.ts';
import {
  asksCouncil,
  barriersToCountersigning,
  barriersToSigningUnder,
  contractState,
  registerAsLastAsked,
  signedByCouncil,
  signsAs,
} from '../../../domain/award/countersigning.ts';
import { anApplication, s1 } from '../../builders/an-application.ts';

const by = { id: 'asha', name: 'Asha Patel' };
const now = '2027-04-14T10:00:00.000Z';
const accepted = { by, signatory: 'Asha Patel', at: now };
const leaving = { by, reason: 'Our manager retires.', at: now, on: '2027-07-07' };
const seen = { commitments: 'Seen.', insurance: 'Seen.', register: 'Seen.' };
const countersigned = { by, as: 'contract-manager', at: now, authorityId: 'one', authority: 'Minute 1', seen } as const;
const stands = (standing: Parameters<typeof contractState>[0]['standing'], more = {}) => ({
  standing,
  contract: {},
  endsOn: '2028-08-31',
  ...more,
});

describe('How a contract stands', () => {
  it.each([
    ['waits-for-provider', stands(undefined), ['not-accepted']],
    ['waits-for-council', stands({ accepted }), []],
    ['signed', stands({ accepted, countersigned }), []],
    ['leaving', stands({ accepted, leaving }), ['leaving']],
    ['leaving', stands({ leaving }), ['leaving', 'not-accepted']],
    ['leaving', stands({ accepted, countersigned, leaving }), ['leaving']],
    ['ended', stands({ accepted, leaving: { ...leaving, on: '2027-04-13' } }), ['over']],
    ['ended', stands({ accepted }, { contract: { leftOn: '2027-04-01' } }), ['over']],
    ['ended', stands({ accepted }, { endsOn: '2027-04-13' }), ['over']],
    ['waits-for-council', stands({ accepted }, { endsOn: '2027-04-14' }), []],
  ] as const)('is %s, whatever else was done', (state, of, against) => {
    expect(contractState(of, now)).toBe(state);
    expect(barriersToCountersigning(of, now).map(({ code }) => code)).toEqual(against);
  });

  it.each([
    [{}, false],
    [{ accepted }, true],
    [{ accepted, leaving }, false],
    [{ accepted, countersigned }, false],
    [{ accepted, leftAt: now }, false],
  ])('asks the council where only its signature is missing: %#', (standing, asks) => {
    expect(asksCouncil(standing)).toBe(asks);
  });
});

describe('The council’s signature', () => {
  const authority = s1().authorities.find(({ scope }) => scope.decisions.includes('award'));
  if (!authority) throw new Error('S1 has no authority to award');

  it.each([
    ['none', undefined, now.slice(0, 10), ['no-authority']],
    ['one in force', authority, authority.expires, []],
    ['one that has expired', authority, '2099-01-01', ['authority-expired']],
    [
      'one for extensions',
      { ...authority, scope: { ...authority.scope, decisions: ['term-extension'] } },
      authority.starts,
      ['authority-out-of-scope'],
    ],
    ['one that is too small', { ...authority, limit: 1 }, authority.starts, ['authority-too-small']],
  ] as const)('is given under an authority to award that is in force: %s', (_, under, on, codes) => {
    const of = under && { ...under, scope: { ...under.scope, decisions: [...under.scope.decisions] } };
    expect(barriersToSigningUnder(of, s1(), on).map(({ code }) => code)).toEqual(codes);
  });

  it('is by a contract manager, or a procurement lead who is none, and its provider is told the role', () => {
    expect(signsAs({ roles: ['procurement-lead', 'contract-manager'] })).toBe('contract-manager');
    expect(signsAs({ roles: ['procurement-lead'] })).toBe('procurement-lead');
    expect(signsAs({ roles: ['approver', 'auditor'] })).toBeUndefined();
    expect(signedByCouncil(countersigned)).toBe('by its contract manager, at 11am on Wednesday 14 April 2027');
  });

  it('is kept with a word on each condition', () => {
    const of = {
      contractId: 'c',
      agreementId: 'a',
      windowId: 'w',
      providerId: 'p',
      providerName: 'P',
      lot: 'A',
      version: 2,
    };
    expect(contractStanding.safeParse({ ...of, countersigned }).success).toBe(true);
    const without = { ...countersigned, seen: { ...seen, insurance: '' } };
    expect(contractStanding.safeParse({ ...of, countersigned: without }).success).toBe(false);
  });
});

describe('The register, as it was last asked', () => {
  const { registration } = anApplication('Bright Care').scored();
  if (!registration) throw new Error('There is no registration');
  const change = { code: 'rating', text: 'New: the rating is Requires improvement.', worse: true };

  it.each([
    ['at the check', { registration }, 'Good', 0],
    [
      'before the approval',
      { registration, askedAgain: { approval: { registration: { ...registration, rating: 'B' }, changes: [change] } } },
      'B',
      1,
    ],
    [
      'before the contract',
      {
        registration,
        askedAgain: {
          approval: { registration, changes: [change] },
          contract: { registration: { ...registration, rating: 'C' }, changes: [] },
        },
      },
      'C',
      0,
    ],
  ])('was asked %s', (_, application, rating, changes) => {
    const last = registerAsLastAsked(application);
    expect([last.registration?.rating, last.changes.length]).toEqual([rating, changes]);
  });
});
