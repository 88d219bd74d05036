import type { Now } from '../../adapters/clock.ts';
import type { SealRepository } from '../../adapters/dynamodb/seals.ts';
import type { SealReader } from '../../domain/seal/readers.ts';

/** What a task needs to note who may read what is sealed. */
export interface NotingReaders {
  readonly seals: SealRepository;
  /** As the stacks are deployed now. */
  readonly readers: readonly SealReader[];
  readonly now: Now;
}
