import * as z from 'zod';
import { holdsAnAward } from '../../domain/award/held-too-long.ts';
import { windowStep } from '../../domain/window/steps.ts';
import {
  atVersion,
  everyItem,
  type ListRequest,
  notThere,
  type Page,
  type Table,
  type Write,
  type WriteCondition,
} from './table.ts';

/** What a state machine can ask of people. */
export const ask = z.enum([
  'registration-referral',
  'compliance-referral',
  'proposed-rejection',
  'representation',
  'evaluation-1',
  'evaluation-2',
  'moderation',
  'recommendation',
  'approval',
  'release',
  'letters-left',
  'undelivered-letters',
  'publication',
  'standstill-end',
  'standstill',
  'challenge',
  'register-changes',
  'fault',
  'window-fault',
]);
export type Ask = z.infer<typeof ask>;

/** What an award waits for between its approval and its contracts: a challenge settled against it ends each of these waits. */
export const waitsOfAward: ReadonlySet<Ask> = new Set([
  'release',
  'letters-left',
  'undelivered-letters',
  'publication',
  'standstill-end',
  'standstill',
  'challenge',
  'register-changes',
]);

/** What could not be done: of an application or an award, and of a window. */
export const asksOfFaults = ['fault', 'window-fault'] as const satisfies readonly Ask[];

/** What is listed while it waits, whoever it is about: faults, and what holds an award. All else is looked up by its subject. */
const listedAsks = [...holdsAnAward, ...asksOfFaults] as const satisfies readonly Ask[];
type ListedAsk = (typeof listedAsks)[number];
const isListed = (asked: Ask): boolean => listedAsks.some((each) => each === asked);

/** A task token waiting for a person. `subject` is an application's or a window's id; `enteredAt` tells one round from the next. */
export const wait = z.object({
  subject: z.string(),
  ask,
  token: z.string(),
  enteredAt: z.string(),
  status: z.enum(['waiting', 'answered', 'delivered']),
  answer: z.record(z.string(), z.unknown()).optional(),
  detail: z.string().optional(),
  /** What a window's machine could not do. */
  step: windowStep.optional(),
  version: z.int().min(1),
});
export type Wait = z.infer<typeof wait>;

const UNDELIVERED = 'UNDELIVERED-ANSWER';
const waitingFor = (ask: Ask) => `WAITING#${ask}`;
const waitKey = ({ subject, ask }: Pick<Wait, 'subject' | 'ask'>) => ({ pk: `WAIT#${subject}`, sk: ask });

/** Task tokens and the answers on their way to them: an answer is stored with the decision, then delivered, and found again if that failed. */
export const waitRepository = (records: Table) => ({
  get: (subject: string, ask: Ask): Promise<Wait | undefined> => records.get(wait, waitKey({ subject, ask })),

  /** What is asked about a subject. */
  of: (subject: string): Promise<readonly Wait[]> => records.every(wait, `WAIT#${subject}`),

  /**
   * Notes that the machine waits with this token. A repeated attempt in the same round keeps an answer already given, which the
   * caller then delivers; a new round begins afresh.
   */
  async begin(fresh: Pick<Wait, 'subject' | 'ask' | 'token' | 'enteredAt' | 'detail' | 'step'>): Promise<Wait> {
    const stored = await this.get(fresh.subject, fresh.ask);
    const next: Wait =
      stored && stored.enteredAt === fresh.enteredAt
        ? { ...stored, token: fresh.token, version: stored.version + 1 }
        : { ...fresh, status: 'waiting', version: (stored?.version ?? 0) + 1 };
    await records.put(item(next), stored ? atVersion(stored.version) : notThere);
    return next;
  },

  /** Stores the answer, for the transaction of the decision. It fails where the question is not open. */
  answer: (open: Wait, answer: Record<string, unknown>): Write =>
    records.putWrite(item({ ...open, status: 'answered', answer, version: open.version + 1 }), unanswered(open)),

  /** Holds a transaction to a question being as it was read, and open. */
  stillOpen: (open: Wait): Write => ({
    ConditionCheck: { TableName: records.name, Key: waitKey(open), ...unanswered(open) },
  }),

  /** Notes that the machine has the answer. */
  async delivered(given: Wait): Promise<void> {
    await records.put(item({ ...given, status: 'delivered', version: given.version + 1 }), atVersion(given.version));
  },

  /** Answers a question that no officer is to answer, to be delivered with the others. One that is not open stays as it is. */
  async answerAlone(subject: string, ask: Ask, answer: Record<string, unknown>): Promise<void> {
    const open = await this.get(subject, ask);
    if (open?.status === 'waiting') await records.transact([this.answer(open, answer)]);
  },

  /** Nobody answers any more: the machine has gone on by itself. A question that is not open stays as it is. */
  async lapse(subject: string, ask: Ask): Promise<void> {
    const open = await this.get(subject, ask);
    if (open?.status === 'waiting') await this.delivered(open);
  },

  /** Questions of a kind that nobody has answered yet, oldest first: a page of them. */
  waitingPage: (ask: ListedAsk, request: ListRequest): Promise<Page<Wait>> =>
    records.pageByStatus(wait, waitingFor(ask), { ...request, eachByItself: true }),

  /** All of them. */
  waiting(ask: ListedAsk): Promise<readonly Wait[]> {
    return Array.fromAsync(everyItem((after) => this.waitingPage(ask, { after })));
  },

  /** Answers that have not reached their machine. */
  undelivered: (request: ListRequest) => records.pageByStatus(wait, UNDELIVERED, { ...request, eachByItself: true }),
});
export type WaitRepository = ReturnType<typeof waitRepository>;

const item = (kept: Wait) => ({ ...waitKey(kept), ...kept, ...indexed(kept) });

const unanswered = (open: Wait): WriteCondition => ({
  ConditionExpression: 'version = :was AND #status = :waiting',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: { ':was': open.version, ':waiting': 'waiting' },
});

/** What nobody lists is in no index: each write of it there would be paid for as one of the record is. */
const indexed = ({ status, ask, enteredAt, subject }: Wait) => {
  if (status === 'delivered' || (status === 'waiting' && !isListed(ask))) return {};
  return { gsi1pk: status === 'waiting' ? waitingFor(ask) : UNDELIVERED, gsi1sk: `${enteredAt}#${subject}` };
};
