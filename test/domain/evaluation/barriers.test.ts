import { describe, expect, it } from 'vitest';
import { barriersToEvaluating, barriersToModerating, mayTakePlace } from '../../../domain/evaluation/barriers.ts';
import { barriersToAssigning } from '../../../domain/evaluation/panel.ts';
import { relationsOf } from '../../../domain/evaluation/relations.ts';
import { mightYetScore, notingShown } from '../../../domain/evaluation/shown-marks.ts';
import type { Officer, OfficerRole } from '../../../domain/people/officer.ts';
import { anOpenedApplication } from '../application/an-opened-application.ts';

const officer = (id: string, ...roles: OfficerRole[]): Officer => ({ id, name: `Officer ${id}`, roles });
const by = (id: string, finalAt?: string) => ({
  evaluator: { id, name: `Officer ${id}` },
  ...(finalAt ? { finalAt } : {}),
});
const FINAL = '2027-04-20T10:00:00.000Z';
const declared = (...conflictedApplications: string[]) => ({ officerId: 'eve', conflictedApplications });
const codes = (barriers: readonly { readonly code: string }[]) => barriers.map(({ code }) => code);

describe('An evaluator', () => {
  const eve = officer('eve', 'evaluator');
  it.each<[string, Officer, ReturnType<typeof declared> | undefined, ReturnType<typeof by>[], string[]]>([
    ['who has declared no conflict may score', eve, declared(), [], []],
    ['may be the second to score', eve, declared(), [by('adam', FINAL)], []],
    ['may go on with scores begun', eve, declared(), [by('adam'), by('eve')], []],
    ['with a conflict elsewhere may score', eve, declared('w.other'), [], []],
    ['sees nothing before declaring', eve, undefined, [], ['not-declared']],
    ['with a conflict of interest may not score that applicant', eve, declared('w.one'), [], ['conflict']],
    ['may not be the third', eve, declared(), [by('adam'), by('ann')], ['both-taken']],
    ['may not change scores that are final', eve, declared(), [by('eve', FINAL)], ['already-final']],
    ['needs the role', officer('eve', 'moderator', 'approver'), declared(), [], ['not-in-role']],
    [
      'is told all that stands against it',
      officer('eve'),
      undefined,
      [by('adam'), by('ann')],
      ['not-in-role', 'not-declared', 'both-taken'],
    ],
  ])('%s', (_, who, declaration, evaluations, expected) => {
    const begun = evaluations.map((each, index) => ({ ...each, slot: index === 0 ? (1 as const) : (2 as const) }));
    expect(codes(barriersToEvaluating(who, new Set(), 'w.one', declaration, begun))).toEqual(expected);
  });

  it('who moderated the application has seen the marks of others, so may not score it', () => {
    expect(codes(barriersToEvaluating(eve, new Set(['moderated']), 'w.one', declared(), []))).toEqual(['moderated']);
  });

  const place = { slot: 1, by: { id: 'adam', name: 'Adam' }, finalAt: FINAL } as const;
  const inModeration = anOpenedApplication({ status: 'moderating', evaluators: [place] });
  const [dual, at] = [officer('mo', 'moderator', 'evaluator'), FINAL] as const;
  const shown = { ...inModeration, ...notingShown(inModeration, dual, at) };
  it('who was shown the marks of another may not score it, nor be assigned to it, also once somebody else moderates it', () => {
    expect(mayTakePlace(dual, inModeration)).toBe(true);
    expect(mayTakePlace(dual, shown)).toBe(false);
    const relations = relationsOf(dual.id, { applications: [shown] });
    expect(codes(barriersToEvaluating(dual, relations, 'w.one', declared(), []))).toEqual(['saw-marks']);
    const member = { officer: dual, roles: dual.roles, conflictedApplications: [], organisations: [] };
    expect(codes(barriersToAssigning(member, shown))).toEqual(['saw-marks']);
    expect(notingShown(shown, dual, '2027-05-01T10:00:00.000Z')).toEqual({ shownMarks: shown.shownMarks });
  });

  it.each<[string, Officer, typeof inModeration, boolean]>([
    ['who might take a place of it', dual, inModeration, true],
    ['who evaluates alone', officer('eve', 'evaluator'), inModeration, true],
    ['who moderates it', dual, { ...inModeration, moderator: dual }, false],
    ['who has been shown them', dual, shown, false],
    ['who scored it', officer('adam', 'evaluator'), inModeration, false],
    ['who is no evaluator', officer('mo', 'moderator'), inModeration, false],
  ])('has the marks of others kept back, as somebody %s: %#', (_, who, application, kept) => {
    expect(mightYetScore(who, application)).toBe(kept);
  });
});

describe('A moderator', () => {
  const mo = officer('mo', 'moderator', 'evaluator');
  it.each<[string, Officer, (ReturnType<typeof by> & { readonly setAsideAt?: string })[], string[]]>([
    ['may agree scores once both evaluators are done', mo, [by('eve', FINAL), by('adam', FINAL)], []],
    ['waits for the second evaluator', mo, [by('eve', FINAL), by('adam')], ['scores-missing']],
    [
      'waits for another where one’s marks were set aside',
      mo,
      [by('eve', FINAL), { ...by('adam', FINAL), setAsideAt: FINAL }],
      ['scores-missing'],
    ],
    ['waits for both', mo, [], ['scores-missing']],
    ['who scored it may not', mo, [by('mo', FINAL), by('adam', FINAL)], ['scored']],
    ['needs the role', officer('mo', 'evaluator'), [by('eve', FINAL), by('adam', FINAL)], ['not-in-role']],
    ['is told all that stands against it', officer('mo'), [by('mo')], ['not-in-role', 'scored', 'scores-missing']],
  ])('%s', (_, who, evaluations, expected) => {
    expect(codes(barriersToModerating(who, new Set(), evaluations))).toEqual(expected);
  });

  it('with a conflict of interest may not, nor go on with one evaluation by that', () => {
    const conflict = new Set(['conflict'] as const);
    const one = [by('eve', FINAL), { ...by('adam', FINAL), setAsideAt: FINAL }];
    const decided = { oneEvaluation: { by: { id: 'ma', name: 'Ma' }, at: FINAL, reason: 'Nobody else is free.' } };
    expect(codes(barriersToModerating(mo, conflict, one, decided))).toEqual(['conflict']);
    expect(codes(barriersToModerating(mo, new Set(), one, decided))).toEqual([]);
    expect(codes(barriersToModerating(mo, new Set(), one.slice(1), decided))).toEqual(['scores-missing']);
  });
});
