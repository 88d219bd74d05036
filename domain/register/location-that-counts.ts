import type { Finding, Reason } from '../reason.ts';
import type { Looked } from './looked.ts';
import { statusOf } from './status.ts';

type LocationBarrier = Reason<'not-found' | 'deregistered' | 'failed' | 'not-asked'>;

/**
 * Why a location that an officer picks cannot count for an application (docs/rules.md, rule 4): a closed one never does, nor one that
 * would have failed the check had it been named. What would only have been referred is the officer's to accept.
 */
export const barriersToCount = (looked: Looked, findings: readonly Finding[]): LocationBarrier[] => {
  switch (looked.kind) {
    case 'unavailable':
      return [{ code: 'not-asked', text: 'CQC’s register could not be asked just now. Try again in a few minutes.' }];
    case 'not-found':
      return findings.map(({ text }) => ({ code: 'not-found', text }));
    case 'unreadable':
      return [];
    case 'found': {
      if (statusOf(looked.location) === 'deregistered')
        return [
          {
            code: 'deregistered',
            text: `CQC’s register shows ${looked.location.name} as deregistered: a closed location cannot count.`,
          },
        ];
      return findings.filter(({ outcome }) => outcome === 'fail').map(({ text }) => ({ code: 'failed', text }));
    }
  }
};
