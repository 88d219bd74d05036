import { describe, expect, it } from 'vitest';
import type { RegistrationRecord } from '../../../domain/application/opened-application.ts';
import { placeStanding } from '../../../domain/award/held-back.ts';
import { registerChanges } from '../../../domain/award/register-changes.ts';

const accepted: RegistrationRecord = {
  outcome: 'pass',
  findings: [],
  rating: 'Good',
  ratingDate: '2026-02-11',
  checkedAt: '2027-03-31T11:01:00.000Z',
  registeredAs: {
    name: 'Bright Care',
    status: 'Registered',
    providerId: '1-101',
    providerName: 'Bright Care Limited',
    providerStatus: 'Registered',
  },
};
const now = (patch: Partial<RegistrationRecord>): RegistrationRecord => ({ ...accepted, ...patch });
const as = (patch: Partial<NonNullable<RegistrationRecord['registeredAs']>>) =>
  now({ registeredAs: { ...accepted.registeredAs, name: 'Bright Care', providerId: '1-101', ...patch } });
const dormant = { code: 'dormant', outcome: 'refer', text: 'It is dormant.' } as const;

describe('What the register says otherwise than when a registration was accepted', () => {
  it('is nothing where nothing has changed', () => {
    expect(registerChanges(accepted, now({ checkedAt: '2027-04-26T23:00:00.000Z' }))).toEqual([]);
  });

  it.each([
    ['a finding that nobody accepted', accepted, now({ outcome: 'refer', findings: [dormant] }), 'dormant', true],
    [
      'a finding that was accepted as doubtful and now fails',
      now({ findings: [dormant] }),
      now({ outcome: 'fail', findings: [{ ...dormant, outcome: 'fail' }] }),
      'dormant',
      true,
    ],
    ['a finding that is gone', now({ findings: [dormant] }), accepted, 'dormant', false],
    ['a lower rating', accepted, now({ rating: 'Requires improvement' }), 'rating-changed', true],
    ['a rating that is gone', accepted, now({ rating: 'not-rated' }), 'rating-changed', true],
    ['a first rating', now({ rating: 'not-rated' }), accepted, 'rating-changed', false],
    [
      'a first rating that is Inadequate',
      now({ rating: 'not-rated' }),
      now({ rating: 'Inadequate' }),
      'rating-changed',
      true,
    ],
    ['a better rating', accepted, now({ rating: 'Outstanding' }), 'rating-changed', false],
    ['the same rating, of a newer report', accepted, now({ ratingDate: '2027-04-02' }), 'rated-again', false],
    ['a new name', accepted, as({ name: 'Brighter Care' }), 'name-changed', false],
    ['another provider', accepted, as({ providerId: '1-202' }), 'provider-changed', true],
    ['a registration that has ended', accepted, as({ status: 'Deregistered' }), 'status-changed', true],
    [
      'a provider that is no longer registered',
      accepted,
      as({ providerStatus: 'Deregistered' }),
      'provider-status-changed',
      true,
    ],
  ] as const)('is noted: %s', (_, before, after, code, worse) => {
    expect(registerChanges(before, after)).toContainEqual(expect.objectContaining({ code, worse }));
  });
});

describe('A finding of a kind that was accepted before', () => {
  const finding = (code: string, text: string) => ({ code, outcome: 'refer', text }) as const;
  it.each([
    ['names a successor beside the predecessor', 're-registered', 'Its predecessor is A.', 'Its successor is B.'],
    ['gives another company number', 'company-number-differs', 'The register has 01.', 'The register has 02.'],
    ['gives an end', 'registration-dates-odd', 'Registered only from May.', 'Registered, but with an end in June.'],
    ['names a renamed provider', 'name-differs', 'Given to A.', 'Given to B.'],
  ])('is one that nobody accepted where it %s now', (_, code, before, after) => {
    const known = finding(code, before);
    expect(registerChanges(now({ findings: [known] }), now({ findings: [known, finding(code, after)] }))).toEqual([
      { code, text: `New: ${after}`, worse: true },
    ]);
    expect(registerChanges(now({ findings: [known] }), now({ findings: [finding(code, after)] }))).toEqual([
      { code, text: `New: ${after}`, worse: true },
      { code, text: `No longer so: ${before}`, worse: false },
    ]);
  });

  it('is no worse where a failure that was accepted is only a doubt now', () => {
    const failed = { ...dormant, outcome: 'fail' } as const;
    const doubtful = { ...dormant, text: `${dormant.text} It may be over.` };
    const changes = registerChanges(now({ findings: [failed] }), now({ findings: [doubtful] }));
    expect(changes.some(({ worse }) => worse)).toBe(false);
  });
});

describe('A place before its contract', () => {
  const by = { id: 'priya', name: 'Priya Example' };
  const asked = (worse: boolean) => ({
    contract: { registration: accepted, changes: [{ code: 'dormant', text: 'Dormant', worse }] },
  });
  const decision = (made: 'accept' | 'withhold') => ({ decision: made, reason: 'As read', by, at: accepted.checkedAt });
  it.each([
    ['is ready where nothing is worse', { askedAgain: asked(false) }, 'ready'],
    ['is held back where something is worse', { askedAgain: asked(true) }, 'held-back'],
    ['is held back where the register has not been asked', {}, 'held-back'],
    [
      'is ready where an officer accepted what is worse',
      { askedAgain: asked(true), placeDecision: decision('accept') },
      'ready',
    ],
    [
      'is withheld where an officer decided so',
      { askedAgain: asked(true), placeDecision: decision('withhold') },
      'withheld',
    ],
  ] as const)('%s', (_, given, standing) => {
    expect(placeStanding({ status: 'awarded', ...given })).toBe(standing);
  });
});
