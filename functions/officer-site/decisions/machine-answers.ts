import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { Write } from '../../../adapters/dynamodb/table.ts';
import type { Ask, Wait } from '../../../adapters/dynamodb/waits.ts';
import { logger } from '../../shared/logger.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';

type Answering = Pick<Deps, 'records' | 'waits' | 'deliver'>;

/**
 * What a machine waits to be told. @throws Problem 409 where it has not asked yet, Answered where somebody has answered: perhaps in
 * this very moment, so the decision is looked at afresh
 */
export const openWait = async ({ waits }: Pick<Answering, 'waits'>, subject: string, ask: Ask): Promise<Wait> => {
  const wait = await waits.get(subject, ask);
  if (!wait) throw notReady();
  if (wait.status !== 'waiting') throw new Answered(`${ask} is not waiting for an answer`);
  return wait;
};

/** A machine's question has its answer, and has not been asked again. */
export class Answered extends Conflict {}

export const notReady = (): Problem =>
  new Problem(409, {
    title: 'This is not ready for your decision yet',
    lines: [
      'This is not ready for your decision yet. Try again in a minute.',
      'Nothing was saved. Go back to find what you typed.',
    ],
  });

/** Records a decision and the machine's answer in one transaction, then brings the answer to the machine. @throws Conflict */
export const decide = (
  deps: Answering,
  {
    wait,
    answer,
    writes,
  }: { readonly wait: Wait; readonly answer: Record<string, unknown>; readonly writes: readonly Write[] },
): Promise<void> => decideAll(deps, { waits: [wait], answer, writes });

/** The same for each question that a decision answers, which may be none. @throws Conflict */
export const decideAll = async (
  deps: Answering,
  {
    waits,
    answer,
    writes,
  }: { readonly waits: readonly Wait[]; readonly answer: Record<string, unknown>; readonly writes: readonly Write[] },
): Promise<void> => {
  await deps.records.transact([...writes, ...waits.map((wait) => deps.waits.answer(wait, answer))]);
  for (const wait of waits) await deliverNow(deps, { ...wait, status: 'answered', answer, version: wait.version + 1 });
};

/** Delivers an answer that an earlier attempt stored but could not bring to its machine. */
export const redeliver = async (deps: Answering, subject: string, ask: Ask): Promise<void> => {
  const wait = await deps.waits.get(subject, ask);
  if (wait?.status === 'answered') await deliverNow(deps, wait);
};

// The decision stands once it is stored: what cannot be delivered now is found and delivered later, and is no error to the officer.
const deliverNow = async ({ deliver }: Answering, answered: Wait): Promise<void> => {
  try {
    await deliver(answered);
  } catch (error) {
    logger.warn('An answer waits to be delivered', {
      ask: answered.ask,
      error: error instanceof Error ? error.name : 'unknown',
    });
  }
};
