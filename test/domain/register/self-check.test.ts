import { describe, expect, it } from 'vitest';
import { personalCare } from '../../../domain/register/activity.ts';
import type { Looked } from '../../../domain/register/looked.ts';
import { checkAgainstRegister } from '../../../domain/register/registration-check.ts';
import { selfCheck } from '../../../domain/register/self-check.ts';
import { treatmentOnly } from './a-check.ts';
import { aLocation, anUnratedLocation, aProvider } from './a-location.ts';

const tell = (looked: Looked) =>
  selfCheck(checkAgainstRegister(looked, { requiredActivity: personalCare, on: '2026-11-22' }), looked);

const found = (location: ReturnType<typeof aLocation>): Looked => ({
  kind: 'found',
  location: location.onRegister(),
  provider: aProvider(),
  siblings: [],
});

describe('what a provider is told of its own registration', () => {
  it('says that it may apply when all is well', () => {
    expect(tell(found(aLocation()))).toMatchObject({
      standing: 'pass',
      title: 'Your CQC registration meets the requirements today',
      findings: [],
    });
  });

  it('says that being unrated is no failure', () => {
    const told = tell(found(anUnratedLocation()));
    expect(told.standing).toBe('refer');
    expect(told.meaning).toContain('You can apply');
    expect(told.findings).toEqual([expect.stringContaining('This is not a failure')]);
    expect(told.lots).toContain('You can apply for these lots');
  });

  it('says what stands in the way, and what can be done about it', () => {
    const told = tell(found(aLocation().registeredFor(treatmentOnly)));
    expect(told.standing).toBe('fail');
    expect(told.findings).toEqual([expect.stringContaining('does not show this location as registered')]);
    expect(told.next.text).toContain('vary your registration');
    expect(told.lots).toContain('you would not be admitted to these lots');
  });

  it('asks to look at the id again when the register does not hold it', () => {
    const told = tell({ kind: 'not-found' });
    expect(told).toMatchObject({ standing: 'unknown', title: 'We could not find that location on CQC’s register' });
    expect(told.next.text).toContain('location ID');
  });

  it('tells a record that cannot be read from an outage', () => {
    const told = tell({ kind: 'unreadable', record: 'location' });
    expect(told).toMatchObject({ standing: 'unknown', title: 'We could not read your record on CQC’s register' });
    expect(told.next.text).toContain('cqc.org.uk');
  });

  it('does not hold the register’s outage against the provider', () => {
    const told = tell({ kind: 'unavailable', why: 'timeout' });
    expect(told).toMatchObject({ standing: 'unknown', title: 'We could not ask CQC’s register just now' });
    expect(told.meaning).toContain('does not count against you');
  });
});
