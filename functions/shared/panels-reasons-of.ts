import type { EvaluationRepository } from '../../adapters/dynamodb/evaluations.ts';
import { panelsReasons } from '../../domain/evaluation/panels-reasons.ts';

/** The panel's reasons for each mark of an application, as its outcome letter gives them. */
export const panelsReasonsOf = async (
  evaluations: Pick<EvaluationRepository, 'moderation' | 'of'>,
  applicationId: string,
): Promise<ReturnType<typeof panelsReasons>> => {
  const [moderation, individual] = await Promise.all([
    evaluations.moderation(applicationId),
    evaluations.of(applicationId),
  ]);
  return panelsReasons(moderation?.scores ?? {}, individual);
};
