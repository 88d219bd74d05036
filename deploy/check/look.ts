import type { Finding } from './finding.ts';
import type { Places } from './places.ts';
import type { Wanted } from './wanted.ts';

/** One look at an account or a service, before anything is deployed. It reads and never writes. */
export interface Look {
  /** What is looked at, for the report. */
  readonly about: string;
  /** @throws what the place itself throws, where it does not answer the question */
  readonly look: (places: Places, wanted: Wanted) => Promise<readonly Finding[]>;
}
