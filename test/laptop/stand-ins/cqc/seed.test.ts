import { describe, expect, it } from 'vitest';
import { personalCare } from '../../../../domain/register/activity.ts';
import { parseLocation, parseProvider } from '../../../../domain/register/records.ts';
import { registerIdFrom } from '../../../../domain/register/register-id.ts';
import { checkRegistration } from '../../../../domain/register/registration-check.ts';
import { demoAccounts, demoCounts, demoFirms } from '../../../../laptop/stand-ins/cqc/demo-firms.ts';
import { KIND, type Kind } from '../../../../laptop/stand-ins/cqc/kinds.ts';
import { idOf } from '../../../../laptop/stand-ins/cqc/record-json.ts';
import { seed } from '../../../../laptop/stand-ins/cqc/seed.ts';

const records = seed();
const byId = new Map(records.map((record) => [idOf(record), record]));

const check = (locationId: string) => {
  const location = parseLocation(byId.get(locationId));
  if (!location) throw new Error(`No location ${locationId}`);
  const provider = parseProvider(byId.get(location.providerId));
  const siblings = (provider?.locationIds ?? [])
    .filter((id) => id !== locationId)
    .flatMap((id) => parseLocation(byId.get(id)) ?? []);
  return checkRegistration({ location, provider, siblings, requiredActivity: personalCare, on: '2026-11-22' });
};

const expected: Record<Kind, string> = {
  good: 'pass',
  outstanding: 'pass',
  requiresImprovement: 'pass',
  inadequate: 'fail rating-inadequate',
  inadequateSaf: 'fail rating-inadequate',
  staleGoodBesideInadequate: 'fail rating-inadequate',
  neverRated: 'refer not-rated',
  inspectedNotRated: 'refer not-rated',
  deregistered: 'fail location-deregistered provider-deregistered',
  reRegistered: 'refer location-deregistered re-registered',
  dormant: 'refer dormant',
  inheritedRating: 'refer re-registered rating-inherited',
  twoGroupsDiffer: 'refer ratings-mixed',
  oneGroupInadequate: 'refer rating-inadequate ratings-mixed',
  severalLocations: 'refer several-locations',
  oneOfSeveral: 'pass',
  noCompaniesHouse: 'pass',
  withoutPersonalCare: 'fail activity-not-registered',
  requiresImprovementSaf: 'pass',
  unknownWord: 'refer rating-word-unknown',
  providerDeregistered: 'refer provider-deregistered',
};

const told = (locationId: string) => {
  const { outcome, reasons } = check(locationId);
  return [outcome, ...reasons.map(({ code }) => code)].join(' ');
};

describe('the made-up register', () => {
  it('gives every record an id of its own, in the register’s form', () => {
    expect(byId.size).toBe(records.length);
    for (const record of records) expect(registerIdFrom(idOf(record))).toBe(idOf(record));
  });

  it.each(Object.entries(expected))('holds a location of the kind %s, whose check says: %s', (kind, outcome) => {
    const id = Object.entries(KIND).find(([name]) => name === kind)?.[1] ?? '';
    expect(told(id)).toBe(outcome);
  });

  it('holds 109 demonstration firms, the same each time, under names of their own', () => {
    const firms = demoFirms();
    expect(firms).toHaveLength(109);
    expect(demoFirms()).toEqual(firms);
    expect(new Set(firms.map(({ name }) => name)).size).toBe(109);
    expect(firms.every(({ name }) => name.startsWith('Demo '))).toBe(true);
    expect(firms.every(({ locationId, name }) => byId.get(locationId)?.name === name)).toBe(true);
  });

  it('holds as many demonstration firms of each kind as it says: 88 that pass, 13 referred and 8 that fail', () => {
    const firms = demoFirms();
    for (const [kind, count] of Object.entries(demoCounts)) {
      expect([kind, firms.filter((firm) => firm.kind === kind).length]).toEqual([kind, count]);
    }
    const outcomes = Object.groupBy(firms, ({ locationId }) => check(locationId).outcome);
    expect([outcomes.pass?.length, outcomes.refer?.length, outcomes.fail?.length]).toEqual([88, 13, 8]);
  });

  it('checks each demonstration firm as its kind is checked', () => {
    for (const firm of demoFirms())
      expect([firm.name, told(firm.locationId)]).toEqual([firm.name, expected[firm.kind]]);
  });

  it('holds the firms of the demonstration’s accounts, which are not among the 109', () => {
    expect(demoAccounts.willowLane.name).toBe('Willow Lane Home Care (demo)');
    expect(told(demoAccounts.willowLane.locationId)).toBe('pass');
    expect(demoAccounts.moorland.name).toBe('Moorland Care (demo)');
    expect(told(demoAccounts.moorland.locationId)).toBe('refer not-rated');
    const ids = demoFirms().map(({ locationId }) => locationId);
    expect(ids).not.toContain(demoAccounts.willowLane.locationId);
  });
});
