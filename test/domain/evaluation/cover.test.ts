import { describe, expect, it } from 'vitest';
import {
  barriersToCovering,
  type Cover,
  coveredBy,
  MOST_COVERS,
  standingOfCover,
} from '../../../domain/evaluation/cover.ts';
import { coveredPlaces, isToCover, placeToCover } from '../../../domain/evaluation/covered-places.ts';
import type { PanelMember } from '../../../domain/evaluation/panel.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';

const named = (id: string) => ({ id, name: `Officer ${id}` });
const [edith, evan, esther, lead] = [named('edith'), named('evan'), named('esther'), named('lead')];
const AT = '2027-03-20T09:00:00.000Z';
const cover = (given: Partial<Cover> = {}): Cover => ({
  covered: edith,
  covering: evan,
  from: '2027-03-25',
  to: '2027-03-31',
  reason: 'She is on leave in these days.',
  by: lead,
  at: AT,
  ...given,
});
const ended = { by: lead, at: AT, reason: 'She is back before that.' };
const codes = (barriers: readonly { readonly code: string }[]) => barriers.map(({ code }) => code);

describe('A cover', () => {
  // London goes to summer time on 28 March 2027, and back on 31 October.
  it.each<[string, Partial<Cover>, string, string]>([
    ['is to come until its first day', {}, '2027-03-24T23:59:59.999Z', 'to-come'],
    ['begins with its first day', {}, '2027-03-25T00:00:00.000Z', 'now'],
    ['goes on to the end of its last day, by summer time', {}, '2027-03-31T22:59:59.999Z', 'now'],
    ['is over with the midnight after it, by summer time', {}, '2027-03-31T23:00:00.000Z', 'ended'],
    ['begins by summer time', { from: '2027-03-29' }, '2027-03-28T23:00:00.000Z', 'now'],
    ['has not begun an hour sooner', { from: '2027-03-29' }, '2027-03-28T22:59:59.999Z', 'to-come'],
    [
      'of the day with 25 hours has each of them',
      { from: '2027-10-31', to: '2027-10-31' },
      '2027-10-31T23:59:59.999Z',
      'now',
    ],
    ['of that day begins by summer time', { from: '2027-10-31', to: '2027-10-31' }, '2027-10-30T23:00:00.000Z', 'now'],
    ['that a lead ended is over on its days too', { ended }, '2027-03-26T12:00:00.000Z', 'ended'],
  ])('%s', (_, given, now, expected) => {
    expect(standingOfCover(cover(given), now)).toBe(expected);
  });

  it('reaches those whom an officer covers, and not whom these cover', () => {
    const window = { covers: [cover(), cover({ covered: evan, covering: esther })] };
    const now = '2027-03-26T12:00:00.000Z';
    expect(coveredBy(window, 'esther', now).map(({ covered, number }) => [covered.id, number])).toEqual([['evan', 2]]);
    expect(coveredBy(window, 'evan', now).map(({ covered }) => covered.id)).toEqual(['edith']);
    expect(coveredBy(window, 'evan', '2027-04-01T12:00:00.000Z')).toEqual([]);
  });

  it.each<[string, readonly Cover[], Partial<Cover>, boolean, string[]]>([
    ['of somebody by another from today is saved', [], { from: '2027-03-20' }, false, []],
    ['of one day is saved', [], { to: '2027-03-25' }, false, []],
    ['that starts in the past is not', [], { from: '2027-03-19' }, false, ['starts-in-the-past']],
    ['that ends before it starts is not', [], { to: '2027-03-24' }, false, ['ends-before-start']],
    ['of oneself is not', [], { covering: edith }, false, ['oneself']],
    ['by the lead who saves it is not', [], { covering: esther, by: esther }, false, ['chosen-by-themselves']],
    ['by somebody with a conflict with all is not', [], {}, true, ['conflict-with-all']],
    ['by nobody of the panel is not', [], { covering: lead }, false, ['not-on-panel', 'chosen-by-themselves']],
    ['of nobody of the panel is not', [], { covered: named('max') }, false, ['not-on-panel']],
    [
      'on a day of another of the same person is not',
      [cover()],
      { from: '2027-03-31', to: '2027-04-02' },
      false,
      ['overlaps'],
    ],
    ['from the day after another is saved', [cover()], { from: '2027-04-01', to: '2027-04-02' }, false, []],
    ['on the days of one that was ended is saved', [cover({ ended })], {}, false, []],
    ['of somebody else on the same days is saved', [cover()], { covered: esther }, false, []],
    [
      'where there are as many as a window takes is not',
      Array.from({ length: MOST_COVERS }, () => cover({ ended })),
      {},
      false,
      ['too-many'],
    ],
  ])('%s', (_, covers, given, isConflictedWithAll, expected) => {
    const panel = new Set(['edith', 'evan', 'esther']);
    expect(codes(barriersToCovering({ covers }, cover(given), { now: AT, panel, isConflictedWithAll }))).toEqual(
      expected,
    );
  });

  it('tells by whom and when another was saved on its days', () => {
    const [barrier] = barriersToCovering({ covers: [cover()] }, cover({ covering: esther, by: named('lee') }), {
      now: AT,
      panel: new Set(['edith', 'evan', 'esther']),
      isConflictedWithAll: false,
    });
    expect(barrier?.text).toContain('Officer evan covers for Officer edith from 25 March 2027 to 31 March 2027');
    expect(barrier?.text).toContain('Officer lead saved that at 9am on Saturday 20 March 2027');
  });
});

describe('Whoever covers', () => {
  const member: PanelMember = { officer: evan, roles: ['evaluator'], conflictedApplications: [], organisations: [] };
  const offer = (slot: 1 | 2, to: typeof edith) => ({
    slot,
    to,
    by: lead,
    at: AT,
    answerBy: '2027-04-01T22:59:59.999Z',
  });
  const application = (given = {}) => ({
    ...anOpenedApplication({ status: 'evaluating', evaluators: [] }),
    offered: [offer(1, edith)],
    ...given,
  });
  const covers = [{ ...cover(), number: 1 }];
  const id = application().applicationId;
  it.each<[string, Partial<PanelMember>, object, string[] | undefined]>([
    ['may accept what is assigned to the other', {}, {}, []],
    ['is shown nothing that is assigned to somebody else', {}, { offered: [offer(1, esther)] }, undefined],
    ['cannot accept what they have a conflict with', { conflictedApplications: [id] }, {}, ['conflict']],
    ['needs the role', { roles: ['moderator'] }, {}, ['not-in-role']],
    ['cannot have both places', {}, { evaluators: [{ slot: 2, by: evan }] }, ['has-place']],
    ['has an assignment of their own first', {}, { offered: [offer(1, edith), offer(2, evan)] }, ['has-place']],
    [
      'is not of the applicant’s organisation',
      { mailHost: 'firm.example' },
      { email: 'a@firm.example' },
      ['same-mail-host'],
    ],
    [
      'has nothing to do with one of its name',
      { organisations: ['Firm Ltd'] },
      { organisationName: 'FIRM LIMITED' },
      ['declared-organisation'],
    ],
    ['does not score what they moderate', {}, { moderator: evan }, ['moderated']],
    ['is not chosen by a lead with a conflict', {}, { conflicts: [{ by: lead, at: AT }] }, ['conflict-of-lead']],
  ])('%s', (_, of, given, expected) => {
    const asked = [{ ...member, ...of }, application(given), covers] as const;
    const [place] = coveredPlaces(...asked);
    expect(place && codes(place.barriers)).toEqual(expected);
    expect(placeToCover(...asked)?.offer.to.id).toBe(expected?.length === 0 ? 'edith' : undefined);
  });

  it('finds in a list what is being scored, and is theirs to accept', () => {
    const may = isToCover(member, covers);
    expect(may(application())).toBe(true);
    expect(may(application({ status: 'scored' }))).toBe(false);
    expect(isToCover({ ...member, conflictedApplications: [id] }, covers)(application())).toBe(false);
    expect(isToCover(member, [])(application())).toBe(false);
  });
});
