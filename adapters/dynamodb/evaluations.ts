import * as z from 'zod';
import {
  type Evaluation,
  evaluation,
  type Moderation,
  moderation,
  type Score,
} from '../../domain/evaluation/scores.ts';
import { person } from '../../domain/people/officer.ts';
import { atVersion, notThere, type Table, type Write } from './table.ts';

const declaration = z.object({ officer: person, conflictedApplications: z.array(z.string()), at: z.iso.datetime() });
export type StoredDeclaration = z.infer<typeof declaration>;

const evaluationKey = (applicationId: string, slot: 1 | 2) => ({
  pk: `APPLICATION#${applicationId}`,
  sk: `EVALUATION#${slot}`,
});
const moderationKey = (applicationId: string) => ({ pk: `APPLICATION#${applicationId}`, sk: 'MODERATION' });
const declarationKey = (windowId: string, officerId: string) => ({
  pk: `WINDOW#${windowId}`,
  sk: `DECLARATION#${officerId}`,
});

/** Individual scores, the consensus, and declarations of conflicts. Who may see which is the caller's to decide by domain/evaluation. */
export const evaluationRepository = (records: Table) => {
  const next = <Kept extends Evaluation | Moderation>(was: Kept, patch: Partial<Kept>): Kept => ({
    ...was,
    ...patch,
    version: was.version + 1,
  });

  return {
    declaration: (windowId: string, officerId: string) => records.get(declaration, declarationKey(windowId, officerId)),
    /** A declaration may be added to later, so the last one counts; the audit trail keeps each. */
    declare: (windowId: string, declared: StoredDeclaration): Promise<void> =>
      records.put({ ...declarationKey(windowId, declared.officer.id), ...declared }),
    /** A declaration for the transaction that writes its audit entry. */
    declareWrite: (windowId: string, declared: StoredDeclaration): Write =>
      records.putWrite({ ...declarationKey(windowId, declared.officer.id), ...declared }),

    get: (applicationId: string, slot: 1 | 2): Promise<Evaluation | undefined> =>
      records.get(evaluation, evaluationKey(applicationId, slot)),

    /** The evaluations begun, by slot. */
    async of(applicationId: string): Promise<readonly Evaluation[]> {
      return (await records.page(evaluation, `APPLICATION#${applicationId}`, { prefix: 'EVALUATION#', limit: 2 }))
        .items;
    },

    /** Takes a slot, for the transaction that notes the evaluator on the application. */
    claim: (fresh: Evaluation): Write =>
      records.putWrite({ ...evaluationKey(fresh.applicationId, fresh.slot), ...fresh }, notThere),

    /** Takes a slot that its evaluator gave up before finishing. */
    claimInstead: (givenUp: Evaluation, fresh: Evaluation): Write =>
      records.putWrite(
        { ...evaluationKey(fresh.applicationId, fresh.slot), ...fresh, version: givenUp.version + 1 },
        draftAt(givenUp.version),
      ),

    /** Saves one question's draft score. @throws Conflict where another tab saved first or the scores are final */
    async saveScore(was: Evaluation, question: string, score: Score): Promise<Evaluation> {
      const kept = next(was, { scores: { ...was.scores, [question]: score } });
      await records.put({ ...evaluationKey(kept.applicationId, kept.slot), ...kept }, draftAt(was.version));
      return kept;
    },
    finalise: (was: Evaluation, at: string): Write =>
      records.putWrite(
        { ...evaluationKey(was.applicationId, was.slot), ...next(was, { finalAt: at }) },
        draftAt(was.version),
      ),

    moderation: (applicationId: string): Promise<Moderation | undefined> =>
      records.get(moderation, moderationKey(applicationId)),
    beginModeration: (fresh: Moderation): Write =>
      records.putWrite({ ...moderationKey(fresh.applicationId), ...fresh }, notThere),
    async saveConsensus(was: Moderation, question: string, score: Score): Promise<Moderation> {
      const kept = next(was, { scores: { ...was.scores, [question]: score } });
      await records.put({ ...moderationKey(kept.applicationId), ...kept }, draftAt(was.version));
      return kept;
    },
    finaliseModeration: (was: Moderation, at: string): Write =>
      records.putWrite({ ...moderationKey(was.applicationId), ...next(was, { finalAt: at }) }, draftAt(was.version)),
  };
};
export type EvaluationRepository = ReturnType<typeof evaluationRepository>;

/** What is final is never written again. */
const draftAt = (version: number) => ({
  ...atVersion(version),
  ConditionExpression: 'version = :was AND attribute_not_exists(finalAt)',
});
