import { randomUUID } from 'node:crypto';
import type { EvidencePack } from '../../../domain/evidence/evidence-pack.ts';
import type { Person } from '../../../domain/people/officer.ts';
import type { AwardDeps } from '../deps.ts';
import { haveMade } from './have-made.ts';

type Asked = Pick<EvidencePack, 'subject' | 'windowId' | 'edition' | 'total'>;

/** Has an evidence pack made, and keeps who asked for it. */
export const askForPack = async (
  { packs, makePack }: Pick<AwardDeps, 'packs' | 'makePack'>,
  asked: Asked,
  by: Person,
  at: string,
): Promise<void> => {
  const { subject, windowId, edition } = asked;
  const fresh = { ...asked, packId: randomUUID(), by, askedAt: at, done: 0, after: '', bytes: 0, goneOnAt: at };
  await haveMade(packs, {
    was: await packs.get({ subject, edition }),
    fresh: (version): EvidencePack => ({ ...fresh, version }),
    audit: { windowId, at, by, kind: 'read', action: 'evidence pack asked for', subject, detail: edition },
    begin: ({ packId }) => makePack({ subject, edition, packId }),
  });
};
