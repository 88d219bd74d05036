import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { Answered, notReady } from './machine-answers.ts';

const ATTEMPTS = 4;

/**
 * Makes a decision again from what is stored now, where somebody else's work on the same record came between: two evaluators
 * finishing at once are no conflict of theirs. `attempt` reads afresh, and itself refuses what can no longer be done.
 * @throws Problem 409 where the machine goes on not asking, Conflict where somebody goes on coming between
 */
export const againOnConflict = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      if (left === 0) throw error instanceof Answered ? notReady() : error;
      await new Promise((wake) => setTimeout(wake, 20 + Math.random() * 80));
    }
  }
};
