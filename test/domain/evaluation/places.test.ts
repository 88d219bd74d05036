import { describe, expect, it } from 'vitest';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { ApplicationStatus } from '../../../domain/application/status.ts';
import { mayTakePlace } from '../../../domain/evaluation/barriers.ts';
import { freePlaces } from '../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { anApplication } from '../../builders/an-application.ts';

const FINAL = '2027-04-20T10:00:00.000Z';
const evaluator = (id: string, slot: 1 | 2, finalAt?: string) => ({
  slot,
  by: { id, name: `Officer ${id}` },
  ...(finalAt ? { finalAt } : {}),
});
type Evaluators = OpenedApplication['evaluators'];

describe('The two places as evaluator of an application', () => {
  it.each<[string, Evaluators, readonly number[]]>([
    ['are free before anybody has begun', [], [1, 2]],
    ['leave the second once the first is taken', [evaluator('adam', 1)], [2]],
    ['leave the first where its marks were set aside', [evaluator('adam', 2, FINAL)], [1]],
    ['are both taken by two evaluators', [evaluator('adam', 1), evaluator('ann', 2)], []],
  ])('%s', (_, evaluators, expected) => {
    expect(freePlaces({ evaluators })).toEqual(expected);
  });
});

describe('An evaluator', () => {
  const eve: Officer = { id: 'eve', name: 'Eve', roles: ['evaluator'] };
  it.each<[string, boolean, ApplicationStatus, Evaluators, Officer]>([
    ['may take the first place', true, 'evaluating', [], eve],
    ['may take the second', true, 'evaluating', [evaluator('adam', 1)], eve],
    ['may take a place that was given up in moderation', true, 'moderating', [evaluator('adam', 2, FINAL)], eve],
    ['takes no third place', false, 'evaluating', [evaluator('adam', 1), evaluator('ann', 2)], eve],
    ['takes no second place beside their own', false, 'evaluating', [evaluator('eve', 1)], eve],
    ['waits for the checks', false, 'compliance-referred', [], eve],
    ['comes too late once it is scored', false, 'scored', [evaluator('adam', 1, FINAL)], eve],
    ['needs the role', false, 'evaluating', [], { ...eve, roles: ['moderator'] }],
  ])('%s (%s)', (_, expected, status, evaluators, officer) => {
    const application = { ...anApplication().received(), status, evaluators };
    expect(mayTakePlace(officer, application)).toBe(expected);
  });
});
