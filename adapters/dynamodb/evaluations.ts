import * as z from 'zod';
import { windowIdOf } from '../../domain/application/opened-application.ts';
import { type Calibration, calibration } from '../../domain/evaluation/calibration.ts';
import {
  changeInWords,
  type Evaluation,
  evaluation,
  type Moderation,
  moderation,
  type Score,
  type Scores,
} from '../../domain/evaluation/scores.ts';
import { officerRole, type Person, person } from '../../domain/people/officer.ts';
import { auditWrite } from './audit.ts';
import { atVersion, notThere, type Table, type Write, type WriteCondition } from './table.ts';

const declaration = z.object({
  officer: person,
  /** The roles that they held as they declared; none in a declaration of before these were kept. */
  roles: z.array(officerRole).default([]),
  conflictedApplications: z.array(z.string()),
  /** What the conflicts are, in their words, and the organisations that they have to do with. */
  nature: z.string().optional(),
  organisations: z.array(z.string()).default([]),
  /** Of their email address, where it is not one where anybody can have a mailbox. */
  mailHost: z.string().optional(),
  at: z.iso.datetime(),
});
export type StoredDeclaration = z.infer<typeof declaration>;

const evaluationKey = (applicationId: string, slot: 1 | 2) => ({
  pk: `APPLICATION#${applicationId}`,
  sk: `EVALUATION#${slot}`,
});
const moderationKey = (applicationId: string) => ({ pk: `APPLICATION#${applicationId}`, sk: 'MODERATION' });
/** Marks or a consensus, as they were set aside. */
const setAsideRecord = z.union([evaluation, moderation]);

const setAsideKey = (applicationId: string, at: string, what: string) => ({
  pk: `APPLICATION#${applicationId}`,
  sk: `SET-ASIDE#${at}#${what}`,
});
const calibrationKey = (windowId: string, officerId: string) => ({
  pk: `WINDOW#${windowId}`,
  sk: `CALIBRATION#${officerId}`,
});
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

  /** Each mark as it is given and changed is in the audit trail. */
  const markWrite = (
    action: string,
    { applicationId, scores }: Pick<Evaluation | Moderation, 'applicationId' | 'scores'>,
    by: Person,
    question: string,
    score: Score,
    at: string,
  ): Write =>
    auditWrite(records, {
      windowId: windowIdOf(applicationId),
      at,
      by,
      kind: 'mark',
      action,
      subject: applicationId,
      detail: changeInWords(question, scores[question], score),
    });

  return {
    declaration: (windowId: string, officerId: string) => records.get(declaration, declarationKey(windowId, officerId)),
    /** Everybody who has declared for a window. */
    declarations: (windowId: string): Promise<readonly StoredDeclaration[]> =>
      records.every(declaration, `WINDOW#${windowId}`, 'DECLARATION#'),
    /** A declaration over the one that was read, for the transaction that writes its audit entry. */
    declare: (windowId: string, was: StoredDeclaration | undefined, declared: StoredDeclaration): Write =>
      records.putWrite({ ...declarationKey(windowId, declared.officer.id), ...declared }, was ? madeAt(was) : notThere),
    /** Holds a transaction to what an officer had declared when the decision was weighed. */
    stillDeclared: (windowId: string, was: StoredDeclaration): Write => ({
      ConditionCheck: { TableName: records.name, Key: declarationKey(windowId, was.officer.id), ...madeAt(was) },
    }),

    /** What an evaluator marked of the invented answers. */
    calibration: (windowId: string, officerId: string): Promise<Calibration | undefined> =>
      records.get(calibration, calibrationKey(windowId, officerId)),
    /** What every evaluator marked of them. */
    calibrations: (windowId: string): Promise<readonly Calibration[]> =>
      records.every(calibration, `WINDOW#${windowId}`, 'CALIBRATION#'),
    /** Marks of them in the place of those that were read. */
    calibrate: (fresh: Calibration, was: Calibration | undefined): Write =>
      records.putWrite(
        { ...calibrationKey(fresh.windowId, fresh.officer.id), ...fresh, version: (was?.version ?? 0) + 1 },
        was ? atVersion(was.version) : notThere,
      ),
    get: (applicationId: string, slot: 1 | 2): Promise<Evaluation | undefined> =>
      records.get(evaluation, evaluationKey(applicationId, slot)),

    /** The evaluations begun, by slot. There are two places, so both are read by their keys, together with what else is. */
    async of(applicationId: string): Promise<readonly Evaluation[]> {
      const places = await Promise.all([this.get(applicationId, 1), this.get(applicationId, 2)]);
      return places.filter((each) => each !== undefined);
    },

    /** Marks and consensuses that do not count any more, as they were, oldest first. */
    everSetAside: (applicationId: string): Promise<readonly (Evaluation | Moderation)[]> =>
      records.every(setAsideRecord, `APPLICATION#${applicationId}`, 'SET-ASIDE#'),

    /** Takes a slot, for the transaction that notes the evaluator on the application. */
    claim: (fresh: Evaluation): Write =>
      records.putWrite({ ...evaluationKey(fresh.applicationId, fresh.slot), ...fresh }, notThere),

    /** Takes a slot that its evaluator gave up before finishing, or whose final marks were set aside. */
    claimInstead: (givenUp: Evaluation, fresh: Evaluation): Write =>
      records.putWrite(
        { ...evaluationKey(fresh.applicationId, fresh.slot), ...fresh, version: givenUp.version + 1 },
        givenUp.setAsideAt ? atVersion(givenUp.version) : draftAt(givenUp.version),
      ),

    /** Final marks that count no more, and a copy of them that nobody writes over. */
    setAside: (was: Evaluation, at: string): readonly Write[] => {
      const kept = next(was, { setAsideAt: at });
      return [
        records.putWrite({ ...evaluationKey(was.applicationId, was.slot), ...kept }, atVersion(was.version)),
        records.putWrite({ ...setAsideKey(was.applicationId, at, `EVALUATION#${was.slot}`), ...kept }),
      ];
    },

    /** Saves draft scores, and that each was saved. @throws Conflict where another tab saved first or the scores are final */
    async saveScores(was: Evaluation, scores: Scores, at: string): Promise<Evaluation> {
      const kept = next(was, { scores: { ...was.scores, ...scores } });
      await records.transact([
        records.putWrite({ ...evaluationKey(kept.applicationId, kept.slot), ...kept }, draftAt(was.version)),
        ...Object.entries(scores).map(([question, score]) =>
          markWrite('mark saved', was, was.evaluator, question, score, at),
        ),
      ]);
      return kept;
    },
    finalise: (was: Evaluation, at: string): Write =>
      records.putWrite(
        { ...evaluationKey(was.applicationId, was.slot), ...next(was, { finalAt: at }) },
        draftAt(was.version),
      ),

    /** The consensus so far; undefined too where it was set aside and nobody has begun again. */
    async moderation(applicationId: string): Promise<Moderation | undefined> {
      const kept = await records.get(moderation, moderationKey(applicationId));
      return kept?.setAsideAt ? undefined : kept;
    },
    beginModeration: (fresh: Moderation): Write =>
      records.putWrite(
        { ...moderationKey(fresh.applicationId), ...fresh },
        { ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(setAsideAt)' },
      ),
    /** Opens a consensus again: each mark is to be agreed anew, by the same moderator, and what was agreed before is kept. */
    reopenModeration: ({ finalAt: _, again, ...was }: Moderation, at: string): readonly Write[] => [
      records.putWrite(
        {
          ...moderationKey(was.applicationId),
          ...next(was, { scores: {}, before: { ...again?.scores, ...was.scores } }),
        },
        atVersion(was.version),
      ),
      records.putWrite({ ...setAsideKey(was.applicationId, at, 'MODERATION'), ...was, ...(again && { again }) }),
    ],
    /** Opens a final consensus again on some questions, for the same moderator. All other marks stay, and a copy is kept of what was agreed. */
    reopenQuestions: (final: Moderation, questions: readonly string[], at: string): readonly Write[] => {
      const { finalAt, ...was } = final;
      const kept = Object.entries(was.scores).filter(([question]) => !questions.includes(question));
      const again = { questions: [...questions], scores: was.scores, ...(finalAt && { finalAt }) };
      return [
        records.putWrite(
          { ...moderationKey(was.applicationId), ...next(was, { scores: Object.fromEntries(kept), again }) },
          atVersion(was.version),
        ),
        records.putWrite({ ...setAsideKey(was.applicationId, at, 'MODERATION'), ...final }),
      ];
    },
    /** The consensus as it was final before questions were opened again. */
    restoreConsensus: ({ again, ...was }: Moderation): Write =>
      records.putWrite(
        {
          ...moderationKey(was.applicationId),
          ...next(was, { scores: again?.scores ?? was.scores, ...(again?.finalAt && { finalAt: again.finalAt }) }),
        },
        draftAt(was.version),
      ),
    /** A consensus whose moderator takes no further part: somebody else begins afresh, and a copy is kept. */
    setAsideModeration: (was: Moderation, at: string): readonly Write[] => {
      const kept = next(was, { setAsideAt: at });
      return [
        records.putWrite({ ...moderationKey(was.applicationId), ...kept }, atVersion(was.version)),
        records.putWrite({ ...setAsideKey(was.applicationId, at, 'MODERATION'), ...kept }),
      ];
    },
    async saveConsensus(was: Moderation, question: string, score: Score, at: string): Promise<Moderation> {
      const kept = next(was, { scores: { ...was.scores, [question]: score } });
      await records.transact([
        records.putWrite({ ...moderationKey(kept.applicationId), ...kept }, draftAt(was.version)),
        markWrite('consensus mark saved', was, was.moderator, question, score, at),
      ]);
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

/** A declaration is known by its time: each is made over the last. */
const madeAt = ({ at }: StoredDeclaration): WriteCondition => ({
  ConditionExpression: '#at = :at',
  ExpressionAttributeNames: { '#at': 'at' },
  ExpressionAttributeValues: { ':at': at },
});
