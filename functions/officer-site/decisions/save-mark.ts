import { createHash } from 'node:crypto';
import type { Score } from '../../../domain/evaluation/scores.ts';
import { againOnConflict } from './again-on-conflict.ts';

/** A mark of what was saved on a question, by which a second tab is noticed. */
export const scoreVersion = (score: Score | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify([score?.mark ?? null, score?.reason ?? '']))
    .digest('hex')
    .slice(0, 12);

/** A sheet's mark on one question, as it is stored at this moment. */
interface Stored {
  readonly saved: Score | undefined;
  readonly save: (score: Score) => Promise<unknown>;
}

/**
 * Saves a mark, unless another tab saved one since the page was shown (`shownVersion`): what stands is answered then, to be shown beside
 * what was typed. The same mark sent twice, as by a double click, is no conflict. `read` reads afresh, and refuses a sheet that is closed.
 */
export const saveMark = (
  read: () => Promise<Stored>,
  typed: Score,
  shownVersion: string,
): Promise<{ readonly standing: Score | undefined } | undefined> =>
  againOnConflict(async () => {
    const { saved, save } = await read();
    if (scoreVersion(saved) === scoreVersion(typed)) return undefined;
    if (shownVersion !== scoreVersion(saved)) return { standing: saved };
    await save(typed);
    return undefined;
  });
