import { sightOf } from '../../../domain/application/sight.ts';
import { type EvidencePack, edition } from '../../../domain/evidence/evidence-pack.ts';
import type { Edition } from '../../../domain/evidence/manifest.ts';
import { keptUntil, type StandingOfFile, standingOfFile } from '../../../domain/made-files/made-file.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { forbidden, notFound } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';

/** @throws Problem 403 for who judges quality: a pack tells of price */
export const requirePackReader = (officer: Officer): void => {
  if (!sightOf(officer).price) throw forbidden('It tells what people who judge quality are not told.');
};

/** @throws Problem 404 where there is no such edition */
export const editionAsked = (asked: string, of: readonly Edition[]): Edition => {
  const found = edition.safeParse(asked);
  if (!found.success || !of.includes(found.data)) throw notFound();
  return found.data;
};

/** Where the packs of something stand, edition by edition. */
export const packsShown = async (
  { packs }: Pick<Deps, 'packs'>,
  subject: string,
  of: readonly Edition[],
  now: string,
): Promise<readonly PackShown[]> =>
  Promise.all(
    of.map(async (each) => {
      const pack = await packs.get({ subject, edition: each });
      const until = pack?.made && keptUntil(pack.made);
      return { edition: each, pack, standing: pack ? standingOfFile(pack, now) : 'none', keptUntil: until } as const;
    }),
  );

interface PackShown {
  readonly edition: Edition;
  readonly pack: EvidencePack | undefined;
  readonly standing: StandingOfFile | 'none';
  readonly keptUntil: string | undefined;
}

/** A pack that lies in storage. @throws Problem 404 where there is none, or none any more */
export const packMade = async (
  { packs }: Pick<Deps, 'packs'>,
  which: { readonly subject: string; readonly edition: Edition },
  now: string,
): Promise<EvidencePack> => {
  const pack = await packs.get(which);
  if (!pack || standingOfFile(pack, now) !== 'made') throw notFound();
  return pack;
};
