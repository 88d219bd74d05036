import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { Ask } from '../../../adapters/dynamodb/waits.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { standingOf } from '../../../domain/award/challenges.ts';

/** Questions at which an award waits between its approval and its contracts: settling a challenge against it ends each of them. */
const stoppable: ReadonlySet<Ask> = new Set([
  'undelivered-letters',
  'publication',
  'standstill-end',
  'standstill',
  'challenge',
]);

/**
 * What officers decided about an award between the machine's last look and its question: they found nothing to answer then, and nobody
 * would answer afterwards.
 */
export const answeredBefore = async (
  { awards, windows }: { readonly awards: AwardRepository; readonly windows: WindowRepository },
  { ask, subject }: { readonly ask: Ask; readonly subject: string },
): Promise<Record<string, unknown> | undefined> => {
  if (ask === 'recommendation' || ask === 'approval')
    return (await windows.get(subject))?.status === 'cancelled' ? { decision: 'cancelled' } : undefined;
  if (!stoppable.has(ask)) return undefined;
  const standing = standingOf(await awards.challenges(subject));
  if (standing === 'stopped') return { decision: 'stop' };
  if (ask === 'challenge' && standing === 'clear') return { decision: 'continue' };
  if (ask === 'publication' && (await awards.publication(subject))) return {};
  if (ask === 'standstill-end') {
    const [unknown, confirmed] = [await awards.unknownEnd(subject), await awards.confirmedEnd(subject)];
    if (unknown && confirmed?.reckonedFrom === unknown.reckonedFrom) return {};
  }
  return undefined;
};
