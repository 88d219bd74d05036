import type { Officer } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import type { Evaluation } from './scores.ts';

/** An evaluator's declaration for a window, made once before anything of it is seen (docs/rules.md, rule 5). */
export interface Declaration {
  readonly officerId: string;
  readonly conflictedApplications: readonly string[];
}

type EvaluatingBarrier = Reason<'not-an-evaluator' | 'not-declared' | 'conflict' | 'both-taken' | 'already-final'>;

/** What stands against this officer scoring this application. */
export const barriersToEvaluating = (
  officer: Officer,
  applicationId: string,
  declaration: Declaration | undefined,
  evaluations: readonly Pick<Evaluation, 'evaluator' | 'finalAt'>[],
): readonly EvaluatingBarrier[] => {
  const own = evaluations.find(({ evaluator }) => evaluator.id === officer.id);
  return [
    ...(officer.roles.includes('evaluator')
      ? []
      : [{ code: 'not-an-evaluator', text: 'Only evaluators can score applications.' } as const]),
    ...(declaration
      ? []
      : [{ code: 'not-declared', text: 'Declare conflicts of interest for this window first.' } as const]),
    ...(declaration?.conflictedApplications.includes(applicationId)
      ? [{ code: 'conflict', text: 'You declared a conflict of interest with this applicant.' } as const]
      : []),
    ...(own?.finalAt ? [{ code: 'already-final', text: 'Your scores for this application are final.' } as const] : []),
    ...(!own && evaluations.length >= 2
      ? [{ code: 'both-taken', text: 'Two other evaluators are scoring this application.' } as const]
      : []),
  ];
};

type ModeratingBarrier = Reason<'not-a-moderator' | 'evaluated-it' | 'scores-missing'>;

/** What stands against this officer moderating: the consensus needs two final evaluations, by people other than the moderator. */
export const barriersToModerating = (
  officer: Officer,
  evaluations: readonly Pick<Evaluation, 'evaluator' | 'finalAt'>[],
): readonly ModeratingBarrier[] => [
  ...(officer.roles.includes('moderator')
    ? []
    : [{ code: 'not-a-moderator', text: 'Only moderators can agree consensus scores.' } as const]),
  ...(evaluations.some(({ evaluator }) => evaluator.id === officer.id)
    ? [{ code: 'evaluated-it', text: 'You scored this application, so somebody else must moderate it.' } as const]
    : []),
  ...(evaluations.filter(({ finalAt }) => finalAt).length >= 2
    ? []
    : [{ code: 'scores-missing', text: 'Both evaluators must finish before moderation.' } as const]),
];
