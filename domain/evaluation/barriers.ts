import type { OpenedApplication } from '../application/opened-application.ts';
import type { Officer } from '../people/officer.ts';
import { barriersTo, type Relation, type SeparationBarrier } from '../people/separation.ts';
import type { Reason } from '../reason.ts';
import { relationsOf } from './relations.ts';
import { EVALUATORS, type Evaluation, freePlaces, standing } from './scores.ts';

/** An officer's declaration for a window, made before anything of it is seen (docs/rules.md, rule 5). */
export interface Declaration {
  readonly officerId: string;
  readonly conflictedApplications: readonly string[];
}

/** Who has had a part in an application's scoring, as lists have it too. */
export type Scored = Pick<OpenedApplication, 'status' | 'evaluators'> &
  Partial<Pick<OpenedApplication, 'conflicts' | 'moderator' | 'oneEvaluation' | 'shownMarks'>>;

type Begun = Pick<Evaluation, 'evaluator' | 'finalAt' | 'setAsideAt'>;

type EvaluatingBarrier = SeparationBarrier | Reason<'not-declared' | 'both-taken' | 'already-final'>;

/** What stands against this officer scoring this application. `evaluations` are those of its two places that are taken. */
export const barriersToEvaluating = (
  officer: Officer,
  relations: ReadonlySet<Relation>,
  applicationId: string,
  declaration: Declaration | undefined,
  evaluations: readonly (Begun & Pick<Evaluation, 'slot'>)[],
): readonly EvaluatingBarrier[] => {
  const own = evaluations.find(({ evaluator }) => evaluator.id === officer.id);
  const isConflicted = declaration?.conflictedApplications.includes(applicationId) ?? false;
  return [
    ...barriersTo(
      'score',
      officer,
      new Set<Relation>([...relations, ...(isConflicted ? (['conflict'] as const) : [])]),
    ),
    ...(declaration
      ? []
      : [{ code: 'not-declared', text: 'Declare conflicts of interest for this window first.' } as const]),
    ...(own?.finalAt ? [{ code: 'already-final', text: 'Your scores for this application are final.' } as const] : []),
    ...(!own && freePlaces({ evaluators: evaluations }).length === 0
      ? [{ code: 'both-taken', text: 'Two other evaluators are scoring this application.' } as const]
      : []),
  ];
};

/** Whether this officer may score an application at all, be a place on it free or not. */
export const mayScore = (officer: Officer, application: Scored): boolean =>
  barriersTo('score', officer, relationsOf(officer.id, { applications: [application] })).length === 0;

type ModeratingBarrier = SeparationBarrier | Reason<'scores-missing'>;

/**
 * What stands against this officer moderating: the consensus needs two final evaluations, by people other than the moderator. Where
 * one was set aside, a moderator may decide with a reason to go on with the other alone.
 */
export const barriersToModerating = (
  officer: Officer,
  relations: ReadonlySet<Relation>,
  evaluations: readonly Begun[],
  { oneEvaluation }: Pick<OpenedApplication, 'oneEvaluation'> = {},
): readonly ModeratingBarrier[] => {
  const needed = oneEvaluation ? 1 : EVALUATORS;
  const scored = evaluations.some(({ evaluator }) => evaluator.id === officer.id);
  return [
    ...barriersTo('moderate', officer, new Set<Relation>([...relations, ...(scored ? (['scored'] as const) : [])])),
    ...(standing(evaluations).length >= needed
      ? []
      : [{ code: 'scores-missing', text: 'Both evaluators must finish before moderation.' } as const]),
  ];
};

/** Whether a place as evaluator can be taken or finished: while it is scored, and again where marks in moderation were set aside. */
export const isBeingScored = ({ status, evaluators }: Pick<OpenedApplication, 'status' | 'evaluators'>): boolean =>
  status === 'evaluating' ||
  (status === 'moderating' && evaluators.filter(({ finalAt }) => finalAt).length < EVALUATORS);

/** Whether there is a place as evaluator of this application that this officer may take, unless they declared a conflict of interest. */
export const mayTakePlace = (officer: Officer, application: Scored): boolean =>
  isBeingScored(application) &&
  freePlaces(application).length > 0 &&
  application.evaluators.every(({ by }) => by.id !== officer.id) &&
  mayScore(officer, application);

/** Whether marks were set aside so that this officer, who may moderate, has to wait for another evaluator or decide to go on with one. */
export const lacksEvaluation = (officer: Officer, application: OpenedApplication): boolean =>
  application.status === 'moderating' &&
  isBeingScored(application) &&
  !application.oneEvaluation &&
  barriersTo('moderate', officer, relationsOf(officer.id, { applications: [application] })).length === 0;
