import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { AuditEntry } from '../../../domain/audit/entry.ts';
import { type MadeFile, standingOfFile } from '../../../domain/made-files/made-file.ts';
import { logger } from '../../shared/logger.ts';

interface Files<Kept> {
  readonly ask: (was: Kept | undefined, fresh: Kept, audit: AuditEntry) => Promise<Kept>;
  readonly notBegun: (was: Kept) => Promise<unknown>;
}

interface Asked<Kept> {
  /** The last one of its kind. */
  readonly was: Kept | undefined;
  /** The next one, at its version. */
  readonly fresh: (version: number) => Kept;
  readonly audit: AuditEntry;
  /** Calls the function that makes it. */
  readonly begin: (asked: Kept) => Promise<void>;
}

/** Has a file made by a function of its own, and keeps who asked for it. While it is being made, nobody begins another. */
export const haveMade = async <Kept extends MadeFile>(
  files: Files<Kept>,
  { was, fresh, audit, begin }: Asked<Kept>,
): Promise<void> => {
  if (was && standingOfFile(was, audit.at) === 'being-made') return;
  try {
    const asked = await files.ask(was, fresh((was?.version ?? 0) + 1), audit);
    await begin(asked).catch(async (error: unknown) => {
      logger.warn('A file was not begun', { error: error instanceof Error ? error.name : 'unknown' });
      await files.notBegun(asked);
    });
  } catch (error) {
    // Somebody else asked for it at the same moment.
    if (!(error instanceof Conflict)) throw error;
  }
};
