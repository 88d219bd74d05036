import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { EvaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import type { Ask } from '../../../adapters/dynamodb/waits.ts';
import type { ApplicationStatus } from '../../../domain/application/status.ts';
import { standing } from '../../../domain/evaluation/scores.ts';
import { storedApplication } from '../stored-application.ts';

const scored: ReadonlySet<ApplicationStatus> = new Set([
  'scored',
  'awarded',
  'unsuccessful',
  'place-withheld',
  'award-stopped',
]);

/**
 * Whether what a machine asks of evaluators or the moderator is done: after a fault it comes by again, and final marks cannot be given
 * twice. A consensus that was opened again once the machine had it is recorded by the officers' site.
 */
export const scoredBefore = async (
  {
    applications,
    evaluations,
  }: { readonly applications: ApplicationRepository; readonly evaluations: EvaluationRepository },
  { ask, subject }: { readonly ask: Ask; readonly subject: string },
): Promise<boolean> => {
  const slot = slotOf(ask);
  if (slot === undefined && ask !== 'moderation') return false;
  const [{ status, reopenedAt }, marks] = await Promise.all([
    storedApplication(applications, subject),
    slot === undefined ? evaluations.moderation(subject) : evaluations.get(subject, slot),
  ]);
  if (scored.has(status)) return true;
  if (slot === undefined) return reopenedAt !== undefined || marks?.finalAt !== undefined;
  if (status === 'moderating') return true;
  return marks !== undefined && 'slot' in marks && standing([marks]).length > 0;
};

const slotOf = (ask: Ask): 1 | 2 | undefined => {
  if (ask === 'evaluation-1') return 1;
  return ask === 'evaluation-2' ? 2 : undefined;
};
