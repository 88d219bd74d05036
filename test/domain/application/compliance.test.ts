import { describe, expect, it } from 'vitest';
import { complianceFindings } from '../../../domain/application/compliance.ts';
import { outcomeOf } from '../../../domain/reason.ts';
import { anAgreement } from '../an-agreement.ts';
import { aDraft } from './a-draft.ts';

const agreement = anAgreement();
const closedAt = '2027-03-31T11:00:00.000Z';
const findings = (changes: Parameters<typeof aDraft>[0] = {}) =>
  complianceFindings(agreement, aDraft(changes), closedAt);
const yes = { declared: 'yes', details: 'It happened in 2024, and this changed since.' };
const cover = (employers: string, publicLiability: string, indemnity: string, commitment: string) => ({
  insurance: { employersLiability: employers, publicLiability, professionalIndemnity: indemnity, commitment },
});

describe('An application', () => {
  it('with nothing against it passes', () => {
    expect(findings()).toEqual([]);
    expect(outcomeOf(findings())).toBe('pass');
  });

  it.each<[string, Parameters<typeof aDraft>[0]]>([
    ['rates-not-accepted', { prices: { accepted: 'no' } }],
    ['no-dbs-checks', { recruitment: { checks: 'no' } }],
    ['no-call-monitoring', { 'contract-terms': { callMonitoring: 'no' } }],
    ['tupe-not-understood', { 'contract-terms': { tupe: 'no' } }],
    ['below-legal-pay', { 'contract-terms': { minimumPay: 'no' } }],
  ])('fails for %s', (code, changes) => {
    expect(findings(changes)).toMatchObject([{ code, outcome: 'fail' }]);
    expect(outcomeOf(findings(changes))).toBe('fail');
  });

  it.each<[string, Parameters<typeof aDraft>[0]]>([
    ['mandatory-exclusion-declared', { 'mandatory-exclusions': yes }],
    ['discretionary-exclusion-declared', { 'discretionary-exclusions': yes }],
    ['conflict-declared', { conflicts: yes }],
    ['health-and-safety-notice', { 'health-and-safety': yes }],
    ['safeguarding-policy-old', { safeguarding: { reviewedOn: '2026-03-30' } }],
    ['safeguarding-policy-old', { safeguarding: { reviewedOn: '2027-04-01' } }],
    ['continuity-plan-old', { continuity: { testedOn: '2026-03-30' } }],
    ['continuity-plan-old', { continuity: { testedOn: '2027-04-01' } }],
    ['insurance-too-low', cover('5000000', '5000000', '2000000', 'no')],
    ['insurance-too-low', cover('10000000', '4999999', '2000000', 'no')],
    ['insurance-too-low', cover('10000000', '5000000', '0', 'no')],
    ['insurance-too-low', cover('10', '5', '2', 'no')],
    ['data-protection-without-plan', { 'data-protection': { toolkit: 'neither' } }],
    ['manager-without-plan', { registration: { manager: 'recruiting', managerPlan: '' } }],
    ['relies-on-others', { bidding: { model: 'with-sub-contractors', others: '' } }],
    ['relies-on-others', { bidding: { model: 'consortium', others: '' } }],
  ])('is put before an officer for %s', (code, changes) => {
    expect(findings(changes)).toMatchObject([{ code, outcome: 'refer' }]);
    expect(outcomeOf(findings(changes))).toBe('refer');
  });

  it('that typed its cover in millions is never out for it: the officer reads both sums', () => {
    expect(findings(cover('10', '5', '2', 'no')).map(({ text }) => text)).toEqual([
      'Insurance is below the agreement’s levels (employer’s liability £10, of £10,000,000 needed; public liability £5, of £5,000,000 needed; professional indemnity £2, of £2,000,000 needed), and no commitment to reach them was given. A slip is likely: ask before you decide.',
    ]);
  });

  it.each<[string, Parameters<typeof aDraft>[0]]>([
    ['whose cover is exactly what is asked for', cover('10000000', '5000000', '2000000', 'no')],
    ['whose cover is given in millions, and says so', cover('10m', '£5 million', '2 m', 'no')],
    ['whose policy was reviewed a year before the closing day', { safeguarding: { reviewedOn: '2026-03-31' } }],
    ['whose policy was reviewed on the closing day', { safeguarding: { reviewedOn: '2027-03-31' } }],
    ['whose plan was tested a year before the closing day', { continuity: { testedOn: '2026-03-31' } }],
    ['that works towards the data security standards', { 'data-protection': { toolkit: 'plan' } }],
    [
      'that looks for a manager and says how',
      { registration: { manager: 'recruiting', managerPlan: 'Interviews in April' } },
    ],
    ['that names those it relies on', { bidding: { model: 'consortium', members: 'Beech Bridge Homecare' } }],
    ['that does not pay the Real Living Wage', { 'contract-terms': { realLivingWage: 'no' } }],
  ])('passes %s', (_, changes) => {
    expect(findings(changes)).toEqual([]);
  });

  it('passes without any cover that gives its word to have it before a contract starts, and that is noted for who approves the award', () => {
    const found = findings(cover('0', '5000000', '2000000', 'yes'));
    expect(found).toEqual([
      {
        code: 'insurance-committed',
        outcome: 'note',
        text: 'Insurance is below the agreement’s levels (employer’s liability £0, of £10,000,000 needed). The applicant gave its word to reach them before a contract starts.',
      },
    ]);
    expect(outcomeOf(found)).toBe('pass');
  });

  it('a year before a leap day’s end is told by the calendar, and not by 365 days', () => {
    const answers = aDraft({ safeguarding: { reviewedOn: '2027-03-31' }, continuity: { testedOn: '2027-03-31' } });
    expect(complianceFindings(agreement, answers, '2028-03-31T11:00:00.000Z')).toEqual([]);
  });

  it('is judged by London’s date of the close', () => {
    const answers = aDraft({ safeguarding: { reviewedOn: '2026-07-01' }, continuity: { testedOn: '2026-07-01' } });
    expect(complianceFindings(agreement, answers, '2027-07-01T22:59:00.000Z')).toEqual([]);
    expect(complianceFindings(agreement, answers, '2027-07-02T11:00:00.000Z')).toHaveLength(2);
  });

  it('is judged by the day that the window’s midnight ends, as it would be by that day’s noon', () => {
    const midnight = '2027-03-31T23:00:00.000Z';
    const judged = (date: string) =>
      complianceFindings(
        agreement,
        aDraft({ safeguarding: { reviewedOn: date }, continuity: { testedOn: date } }),
        midnight,
      ).map(({ code }) => code);
    expect(judged('2026-03-31')).toEqual([]);
    expect(judged('2027-03-31')).toEqual([]);
    expect(judged('2027-04-01')).toEqual(['safeguarding-policy-old', 'continuity-plan-old']);
  });

  it('has every finding told, and the gravest decides', () => {
    const all = findings({ prices: { accepted: 'no' }, recruitment: { checks: 'no' }, conflicts: yes });
    expect(all.map(({ code }) => code)).toEqual(['rates-not-accepted', 'conflict-declared', 'no-dbs-checks']);
    expect(outcomeOf(all)).toBe('fail');
  });
});
