import type { Coverage } from '../../../domain/award/coverage.ts';

/** How far places cover a zone, in words: colours beside them say nothing more. */
export const coverageWords = {
  none: 'No place',
  'under-half': 'Less than half of the need',
  part: 'Part of the need',
  met: 'Need met',
  some: 'Some',
} as const satisfies Record<Coverage, string>;
