import { describe, expect, it } from 'vitest';
import { pagesOf } from '../../../domain/application/application.ts';
import { correctablePages } from '../../../domain/application/correctable.ts';
import { asItCounts, comparedNow, comparedPage, pagesToSend } from '../../../domain/application/corrected.ts';
import { barriersToCorrecting, type Correction } from '../../../domain/application/correction.ts';
import { freeze } from '../../../domain/application/freeze.ts';
import { ownPage } from '../../../domain/application/own-page.ts';
import {
  barriersToDeciding,
  barriersToReturning,
  barriersToTakingReturnBack,
  type Returned,
} from '../../../domain/application/returned.ts';
import { endOfTimeToReply } from '../../../domain/application/time-to-reply.ts';
import { s1 } from '../../builders/an-application.ts';
import { goodAnswers } from '../../builders/good-answers.ts';
import { aCorrection } from './a-correction.ts';

const asked = '2027-04-01T08:00:00.000Z';
const sendBy = '2027-04-06T23:00:00.000Z';
const allIn = '2027-04-06T23:01:00.000Z';
const before = '2027-04-06T22:59:59.999Z';
const by = { id: 'o1', name: 'Priya Example' };

const returned = (changes: Partial<Returned> = {}): Returned => ({
  stage: 'compliance',
  pages: ['bidding'],
  by,
  at: asked,
  sendBy,
  ...changes,
});
const takenBack = { by, at: asked, reason: 'It was no slip at all.' };

const frozenWith = (lots: readonly string[] = ['A']) => {
  const { frozen } = freeze(
    { agreement: s1(), pages: pagesOf(s1(), lots), draft: goodAnswers(undefined, lots), carried: new Set(), lots },
    { windowId: 's1-home-care-2027-03-01', providerId: 'p1' },
  );
  if (!frozen) throw new Error('The good answers are not complete');
  return frozen;
};
const codes = (barriers: readonly { readonly code: string }[]) => barriers.map(({ code }) => code);

describe('The pages that can be returned for correction', () => {
  it('are those that were asked, that nobody scores, and that name no location, no lots and no file', () => {
    const named = correctablePages(s1(), frozenWith()).map(({ page }) => page);
    expect(named).toEqual([
      'organisation',
      'contacts',
      'capacity-A',
      'bidding',
      'prices',
      'mandatory-exclusions',
      'discretionary-exclusions',
      'conflicts',
      'insurance',
      'recruitment',
      'data-protection',
      'health-and-safety',
      'modern-slavery',
      'contract-terms',
      'experience',
      'declaration',
    ]);
  });

  it('are those of the lots that were applied for, with the answers as they count', () => {
    const pages = correctablePages(s1(), frozenWith(['A', 'C']));
    expect(pages.map(({ page }) => page)).toEqual(expect.arrayContaining(['capacity-A', 'capacity-C']));
    expect(pages.find(({ page }) => page === 'capacity-C')?.values).toMatchObject({ zones: ['1', '4'] });
  });

  it('are no page that was for evaluators when it was asked, whatever the file says now', () => {
    const frozen = frozenWith();
    const sections = frozen.sections.map((each) =>
      each.page === 'bidding' ? { ...each, shownTo: ['evaluation' as const] } : each,
    );
    expect(correctablePages(s1(), { ...frozen, sections }).map(({ page }) => page)).not.toContain('bidding');
  });

  it('are an agreement’s own pages too, by the same rule', () => {
    const own = ownPage.parse({
      task: 'What you offer',
      title: 'Uniforms',
      fields: [{ kind: 'yes-no', name: 'worn', label: 'Does your staff wear one?', missing: 'Select yes or no' }],
    });
    const agreement = { ...s1(), pages: [...s1().pages, { page: 'uniforms', own }] };
    const sections = [...frozenWith().sections, { page: 'uniforms', title: 'Uniforms', shownTo: [], rows: [] }];
    expect(correctablePages(agreement, { ...frozenWith(), sections }).map(({ page }) => page)).toContain('uniforms');
  });
});

describe('The time to correct', () => {
  it.each([
    ['a Thursday', asked, '2027-04-06T23:00:00.000Z'],
    [
      'a Monday, ending on a Saturday and so on the Monday after it',
      '2027-04-12T08:00:00.000Z',
      '2027-04-19T23:00:00.000Z',
    ],
  ])('asked on %s is the days of the agreement, to the end of a working day', (_, at, end) => {
    const holidays = { dates: new Set<string>(), knownUntil: '2040-12-31' };
    expect(endOfTimeToReply(at, { days: 5 }, holidays)).toBe(end);
  });

  it.each([
    ['a millisecond before its end', {}, 'evaluating', before, []],
    ['at its end', {}, 'evaluating', sendBy, ['time-over']],
    ['once it was decided on', { closedAt: asked }, 'evaluating', before, ['time-over']],
    ['once it was taken back', { takenBack: { reason: 'x', at: asked } }, 'evaluating', before, ['taken-back']],
    ['of a window that was cancelled', {}, 'cancelled', before, ['window-cancelled']],
  ] as const)('%s', (_, changes: Partial<Correction>, status, at, expected) => {
    expect(codes(barriersToCorrecting(aCorrection({ sendBy, ...changes }), { status }, at))).toEqual(expected);
  });
});

describe('An application that was returned for correction', () => {
  it.each([
    ['is not decided on before the time is over', [returned()], before, ['being-corrected']],
    ['is not decided on before all that came in time is stored', [returned()], sendBy, ['being-corrected']],
    ['is decided on a minute later', [returned()], allIn, []],
    ['is decided on once that was taken back', [returned({ takenBack })], before, []],
    ['is decided on at another check', [returned({ stage: 'registration' })], before, []],
    ['was never returned', [], before, []],
  ])('%s', (_, corrections, at, expected) => {
    expect(codes(barriersToDeciding({ corrections }, 'compliance', at))).toEqual(expected);
  });

  it.each([
    ['while it waits for the decision', [], 'compliance-referred', false, asked, []],
    ['not while it waits for none', [], 'evaluating', false, asked, ['not-referred']],
    ['not at another check', [], 'registration-referred', false, asked, ['not-referred']],
    ['not while it may be corrected', [returned()], 'compliance-referred', false, before, ['being-corrected']],
    ['again where nothing was sent', [returned()], 'compliance-referred', false, allIn, []],
    ['not again where something was', [returned()], 'compliance-referred', true, allIn, ['corrected']],
    ['again where it was taken back', [returned({ takenBack })], 'compliance-referred', false, before, []],
    ['at the next check', [returned({ stage: 'registration' })], 'compliance-referred', true, sendBy, []],
  ] as const)('can be returned: %s', (_, corrections, status, hasSent, at, expected) => {
    expect(codes(barriersToReturning({ corrections, status }, 'compliance', hasSent, at))).toEqual(expected);
  });

  it.each([
    ['until it is sent', [returned()], false, before, []],
    ['not once it was sent', [returned()], true, before, ['sent']],
    ['not once the time is over', [returned()], false, sendBy, ['time-over']],
    ['not twice', [returned({ takenBack })], false, before, ['not-returned']],
    ['not where it never was', [], false, before, ['not-returned']],
  ])('can be taken back: %s', (_, corrections, hasSent, at, expected) => {
    expect(codes(barriersToTakingReturnBack({ corrections }, hasSent, at))).toEqual(expected);
  });
});

describe('A correction', () => {
  const pages = pagesOf(s1(), ['A']);
  const saved = (page: string, values: Record<string, unknown>) => ({ [page]: { values, at: asked, version: 1 } });

  it('sends the pages that are otherwise than before, and no others', () => {
    const [organisation] = aCorrection().pages;
    const corrected = aCorrection({
      saved: saved('organisation', { ...organisation?.values, companyNumber: '01234567' }),
    });
    expect(pagesToSend(corrected, pages)).toMatchObject([
      { page: 'organisation', values: { companyNumber: '01234567', name: 'Bright Care Ltd' } },
    ]);
    expect(comparedNow(corrected, pages).map(({ changed }) => changed)).toEqual([true, false]);
    expect(comparedNow(corrected, pages)[0]?.rows.filter(({ changed }) => changed)).toMatchObject([
      { before: '01234576', after: '01234567' },
    ]);
  });

  it('that changes nothing sends nothing', () => {
    const [organisation] = aCorrection().pages;
    expect(pagesToSend(aCorrection(), pages)).toEqual([]);
    expect(pagesToSend(aCorrection({ saved: saved('organisation', { ...organisation?.values }) }), pages)).toEqual([]);
  });

  it('leaves out answers that only hung on one that was changed, and shows them as gone', () => {
    const alone = aCorrection({ saved: saved('bidding', { model: 'alone', others: 'Kind Hands' }) });
    expect(pagesToSend(alone, pages)).toMatchObject([{ page: 'bidding', values: { model: 'alone' } }]);
    expect(pagesToSend(alone, pages)[0]?.values).not.toHaveProperty('others');
    const [, bidding] = comparedNow(alone, pages);
    expect(bidding?.rows.at(-1)).toMatchObject({ before: 'Kind Hands', after: '', changed: true });
  });

  it('compares questions of one wording by what they are, and not by how they read', () => {
    const capacity = pages.find(({ path }) => path === 'capacity-A');
    if (!capacity) throw new Error('There is no page of capacity');
    const { rows } = comparedPage(
      capacity,
      'Zones',
      { zones: ['1'], 'hours-1': '120' },
      { zones: ['4'], 'hours-4': '80', 'hours-1': '120' },
    );
    expect(rows.slice(1).map(({ before: was, after: is }) => [was, is])).toEqual([
      ['120 hours', ''],
      ['', '80 hours'],
    ]);
  });
});

describe('Corrections that count', () => {
  const page = (name: string) => ({
    page: 'organisation',
    title: 'Your organisation',
    values: { name, legalForm: 'company', companyNumber: '', address: '1 High Street' },
    rows: [{ question: 'Name of your organisation', answer: name }],
  });

  it('are laid over what was submitted, the last one uppermost, with when each was sent', () => {
    const frozen = frozenWith();
    const asSubmitted = structuredClone(frozen);
    const laid = asItCounts(frozen, [
      { pages: [page('Bright Care Limited')], at: asked },
      { pages: [page('Brighter Care Ltd')], at: before },
    ]);
    expect(laid.organisationName).toBe('Brighter Care Ltd');
    expect(laid.answers.organisation).toMatchObject({ name: 'Brighter Care Ltd' });
    expect(laid.sections.find((each) => each.page === 'organisation')).toMatchObject({
      correctedAt: before,
      rows: [{ answer: 'Brighter Care Ltd' }],
    });
    expect(laid.sections.filter(({ correctedAt }) => correctedAt)).toHaveLength(1);
    expect(frozen).toEqual(asSubmitted);
  });

  it('are none of most applications, which then count as they were submitted', () => {
    expect(asItCounts(frozenWith(), [])).toEqual(frozenWith());
  });
});
