import type { Edition } from '../../../../domain/evidence/manifest.ts';
import { sizeInWords } from '../../../../domain/questions/stored-file.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { packsShown } from '../../case/packs.ts';
import type { Deps } from '../../deps.ts';
import type { paths } from '../../paths.ts';
import { editionWords } from '../../words/editions.ts';

interface Of {
  readonly subject: string;
  readonly editions: readonly Edition[];
  readonly title: string;
  readonly caption: string;
  readonly back: { readonly href: string; readonly text: string };
  readonly at: ReturnType<typeof paths.window>['evidencePack'];
}

/** The editions of an evidence pack: where each stands, and what has it made. */
export const packPage = async (
  deps: Deps,
  { subject, editions, at, ...model }: Of,
  now: string,
): Promise<PageResult> => {
  const shown = await packsShown(deps, subject, editions, now);
  return page('officer/evidence/pack.njk', {
    ...model,
    here: at.page,
    isBeingMade: shown.some(({ standing }) => standing === 'being-made'),
    editions: shown.map(({ edition, pack, ...each }) => ({
      ...each,
      ...editionWords[edition],
      pack,
      id: edition,
      size: pack?.made && sizeInWords(pack.made.size),
      make: at.make(edition),
      file: at.file(edition),
    })),
  });
};
