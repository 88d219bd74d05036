import { randomUUID } from 'node:crypto';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { type EvidencePack, standingOfPack } from '../../../domain/evidence/evidence-pack.ts';
import type { Person } from '../../../domain/people/officer.ts';
import { logger } from '../../shared/logger.ts';
import type { AwardDeps } from '../deps.ts';

type Asked = Pick<EvidencePack, 'subject' | 'windowId' | 'edition' | 'total'>;

/** Has an evidence pack made, and keeps who asked for it. While it is being made, nobody begins another. */
export const askForPack = async (
  { packs, makePack }: Pick<AwardDeps, 'packs' | 'makePack'>,
  { subject, windowId, edition, total }: Asked,
  by: Person,
  at: string,
): Promise<void> => {
  const was = await packs.get({ subject, edition });
  if (was && standingOfPack(was, at) === 'being-made') return;
  const packId = randomUUID();
  const fresh = {
    subject,
    windowId,
    edition,
    packId,
    by,
    askedAt: at,
    total,
    done: 0,
    after: '',
    bytes: 0,
    goneOnAt: at,
  };
  const audit = {
    windowId,
    at,
    by,
    kind: 'read',
    action: 'evidence pack asked for',
    subject,
    detail: edition,
  } as const;
  try {
    const asked = await packs.ask(was, fresh, audit);
    await begin(makePack, asked).catch(async (error: unknown) => {
      logger.warn('An evidence pack was not begun', { error: error instanceof Error ? error.name : 'unknown' });
      await packs.notBegun(asked);
    });
  } catch (error) {
    // Somebody else asked for it at the same moment.
    if (!(error instanceof Conflict)) throw error;
  }
};

const begin = (makePack: AwardDeps['makePack'], { subject, edition, packId }: EvidencePack): Promise<void> =>
  makePack({ subject, edition, packId });
