import * as z from 'zod';
import type { AuditEntry } from '../../domain/audit/entry.ts';
import { askerExpires } from '../../domain/retention/expiring.ts';
import { londonDate } from '../../domain/time/london.ts';
import {
  type Clarification,
  type ClarificationAnswer,
  clarification,
  type PublishedClarification,
  publishedClarification,
  stateOf,
} from '../../domain/window/clarification.ts';
import { auditWrite } from './audit.ts';
import { atVersion, type ListRequest, notThere, type Table, type Write } from './table.ts';

/** A provider's own note of what it asked. */
const ownQuestion = z.object({
  windowId: z.string(),
  clarificationId: z.string(),
  question: z.string(),
  askedAt: z.iso.datetime(),
});
export type OwnQuestion = z.infer<typeof ownQuestion>;
const asker = z.object({ providerId: z.string() });

const key = (windowId: string, clarificationId: string) => ({
  pk: `CLARIFICATION#${windowId}`,
  sk: clarificationId,
});
const askerKey = (clarificationId: string) => ({ pk: `ASKER#${clarificationId}`, sk: 'ASKER' });
const ownPartition = (providerId: string): string => `ACCOUNT#${providerId}`;
const ownPrefix = (windowId: string): string => `ASKED#${windowId}#`;

/** What waits: for an officer, or to be told. Each is one partition of the index for all windows, since they are few. */
const waiting = { 'to-answer': 'CLARIFICATION-TO-ANSWER', 'to-tell': 'CLARIFICATION-TO-TELL' } as const;

const item = (asked: Clarification) => {
  const state = stateOf(asked);
  const listed =
    state === 'told' ? {} : { gsi1pk: waiting[state], gsi1sk: `${asked.clarificationId}#${asked.windowId}` };
  return { ...key(asked.windowId, asked.clarificationId), ...asked, ...listed };
};

/** Clarification questions as officers read and answer them. Who asked is nowhere among the records (docs/rules.md, rule 2). */
export const clarificationRepository = (records: Table) => {
  const changed = (was: Clarification, answers: readonly ClarificationAnswer[]): Write =>
    records.putWrite(item({ ...was, answers: [...answers], version: was.version + 1 }), atVersion(was.version));

  return {
    get: (windowId: string, clarificationId: string): Promise<Clarification | undefined> =>
      records.get(clarification, key(windowId, clarificationId)),

    /** The questions about a window, oldest first. */
    page: (windowId: string, request: ListRequest) => records.page(clarification, key(windowId, '').pk, request),

    /** Questions about all windows that wait for an answer, or whose answer is not told yet, oldest first. */
    waiting: (state: keyof typeof waiting, request: ListRequest) =>
      records.pageByStatus(clarification, waiting[state], { ...request, eachByItself: true }),

    /** Answers a question. @throws Conflict where it was answered, or taken back, meanwhile */
    answer: (was: Clarification, answer: ClarificationAnswer, audit: AuditEntry): Promise<void> =>
      records.transact([changed(was, [...was.answers, answer]), auditWrite(records, audit)]),

    /** Changes what is kept of its last answers, with an entry of the audit trail. @throws Conflict where it was changed meanwhile */
    changeAnswers: (was: Clarification, answers: readonly ClarificationAnswer[], audit: AuditEntry): Promise<void> =>
      records.transact([changed(was, answers), auditWrite(records, audit)]),
  };
};
export type ClarificationRepository = ReturnType<typeof clarificationRepository>;

/** Questions with their answers for everybody, in partitions of their own: who reads them can read no other. */
export const publishedClarifications = (records: Table) => ({
  /** Published again, the same question has its newest answer. */
  publish: (windowId: string, published: PublishedClarification): Promise<void> =>
    records.put({ pk: `CLARIFIED#${windowId}`, sk: published.clarificationId, ...published }),

  /** Those about a window, the last that was asked first. */
  page: (windowId: string, request: ListRequest) =>
    records.page(publishedClarification, `CLARIFIED#${windowId}`, { ...request, isBackwards: true }),
});
export type PublishedClarifications = ReturnType<typeof publishedClarifications>;

/**
 * What ties a question to whoever asked it: the provider's own note, where no officer's page may read, and an envelope beside the letters, which
 * only the task opens that writes the answer to it.
 */
export const askedQuestions = ({
  records,
  sealed,
  letters,
}: {
  readonly records: Table;
  readonly sealed: Table;
  readonly letters: Table;
}) => ({
  /**
   * Stores a question in its three places. `words` is the same for the same words, so that a provider asks them once.
   * @throws Conflict where it did before
   */
  ask: (
    providerId: string,
    asked: OwnQuestion,
    { words, closesAt }: { readonly words: string; readonly closesAt: string },
  ) => {
    const { windowId, clarificationId, question, askedAt } = asked;
    const open = { windowId, clarificationId, question, askedOn: londonDate(askedAt), answers: [], version: 1 };
    return records.transact([
      sealed.putWrite({ pk: ownPartition(providerId), sk: `${ownPrefix(windowId)}${words}`, ...asked }, notThere),
      records.putWrite(item(open), notThere),
      letters.putWrite({ ...askerKey(clarificationId), providerId, expiresAt: askerExpires(closesAt) }, notThere),
    ]);
  },

  /** What a provider asked about a window: few enough to be read at once. */
  own: (providerId: string, windowId: string): Promise<readonly OwnQuestion[]> =>
    sealed.every(ownQuestion, ownPartition(providerId), ownPrefix(windowId)),
});
export type AskedQuestions = ReturnType<typeof askedQuestions>;

/** Who asked a question; undefined once that is not kept any more. */
export const askers = (letters: Table) => ({
  of: async (clarificationId: string): Promise<string | undefined> =>
    (await letters.get(asker, askerKey(clarificationId)))?.providerId,
});
export type Askers = ReturnType<typeof askers>;
