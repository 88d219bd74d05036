import * as z from 'zod';
import { listOf } from './application-lists.ts';
import type { ApplicationRepository } from './applications.ts';
import { Conflict } from './conflict.ts';
import type { ContractRepository } from './contracts.ts';
import { withContractNoted } from './contracts-made.ts';
import { everyCounted, forgetEarlierCounts } from './list-counts.ts';
import { everyItem, type Key, MANY, notThere, type Table, type WriteCondition } from './table.ts';

const MOST_TRIES = 4;

/** That a window's applications are, or were, listed anew. */
const relisting = z.object({
  /** The how manieth time it is: what is listed in it says so, and what is of an earlier one is nobody's in the end. */
  round: z.int().min(1),
  isOver: z.boolean(),
});

const relistingKey = (windowId: string): Key => ({ pk: `LIST#${windowId}`, sk: 'RELISTING' });
const storedLine = z.object({ pk: z.string(), sk: z.string(), round: z.int().optional() });

const ofEarlier = (round: number): WriteCondition => ({
  ConditionExpression: 'attribute_not_exists(#round) OR #round < :round',
  ExpressionAttributeNames: { '#round': 'round' },
  ExpressionAttributeValues: { ':round': round },
});
const stillIn = (round: number): WriteCondition => ({
  ConditionExpression: '#round = :round',
  ExpressionAttributeNames: { '#round': 'round' },
  ExpressionAttributeValues: { ':round': round },
});

/**
 * Lists a window's applications anew where the lists cannot be trusted, whatever put them wrong. Each application is listed again with the
 * number of this round; a record or a count that is of an earlier round when all are of this one belongs to nobody, and is forgotten.
 */
export const relistings = (
  records: Table,
  applications: Pick<ApplicationRepository, 'getIfReadable' | 'listing'>,
  contracts: Pick<ContractRepository, 'get'>,
) => {
  const forgetLine = (key: Key, round: number): Promise<void> =>
    records.transact([records.deleteWrite(key, ofEarlier(round))]).catch((error: unknown) => {
      // An application was put there meanwhile.
      if (!(error instanceof Conflict)) throw error;
    });

  return {
    /** The round that is not over yet, or a new one. @throws Conflict where another call begins one at the same moment */
    async underWay(windowId: string): Promise<number> {
      const was = await records.get(relisting, relistingKey(windowId));
      if (was && !was.isOver) return was.round;
      const round = (was?.round ?? 0) + 1;
      await records.put({ ...relistingKey(windowId), round, isOver: false }, was ? stillIn(was.round) : notThere);
      return round;
    },

    /** Ends a round: the next call begins one. @throws Conflict where another call has begun it */
    end: (windowId: string, round: number): Promise<void> =>
      records.put({ ...relistingKey(windowId), round, isOver: true }, stillIn(round)),

    /**
     * Lists an application in a round, from what is stored of it. @returns whether it could be read
     * @throws Conflict where somebody goes on coming between
     */
    async list(applicationId: string, round: number): Promise<boolean> {
      for (let tries = 1; ; tries += 1) {
        const application = await applications.getIfReadable(applicationId);
        if (!application) return false;
        const known = await withContractNoted(contracts, application);
        try {
          await records.transact(applications.listing(application, known, round));
          return true;
        } catch (error) {
          if (!(error instanceof Conflict) || tries === MOST_TRIES) throw error;
        }
      }
    },

    /** Forgets what is of earlier rounds, once every application is listed in this one. It can be done again after any interruption. */
    async forgetEarlier(windowId: string, round: number): Promise<void> {
      for (const list of await everyCounted(records, windowId))
        for await (const { pk, sk, round: listedIn = 0 } of everyItem((after) =>
          records.page(storedLine, listOf(windowId, list), { after, limit: MANY }),
        ))
          if (listedIn < round) await forgetLine({ pk, sk }, round);
      // Last, since they name the lists.
      await forgetEarlierCounts(records, windowId, round);
    },
  };
};
export type Relistings = ReturnType<typeof relistings>;
