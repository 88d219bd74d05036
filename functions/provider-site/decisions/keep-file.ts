import path from 'node:path';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { type FileFault, faultOf, typeOf } from '../../../domain/questions/file-rules.ts';
import type { StoredFile } from '../../../domain/questions/stored-file.ts';
import type { OpenFilePage } from '../case/open-page.ts';
import type { Deps } from '../deps.ts';

/** Keeps a file that has arrived in storage with the answers of its page. Answers what is wrong with it; undefined where it is kept. */
export const keepFile = async (
  deps: Pick<Deps, 'sealed' | 'uploads'>,
  open: OpenFilePage,
  key: string,
  at: string,
): Promise<FileFault | undefined> => {
  const arrived = await deps.uploads.look(key);
  const name = path.posix.basename(key);
  const fault = faultOf(name, arrived);
  if (!fault) await keepWithAnswers(deps, open, { key, name, size: arrived?.size ?? 0, type: typeOf(name) }, at);
  return fault;
};

const ATTEMPTS = 3;

/** Over whatever was saved last: a file adds to a page and takes nothing from it, so another tab's save is no conflict. */
const keepWithAnswers = async (
  { sealed }: Pick<Deps, 'sealed'>,
  { application, page, file }: OpenFilePage,
  kept: StoredFile,
  at: string,
): Promise<void> => {
  const { windowId, providerId } = application.head;
  for (let attempt = 1; ; attempt += 1) {
    const stored = await sealed.page(windowId, providerId, page.path);
    const values = { ...stored?.values, [file.name]: kept };
    try {
      await sealed.savePage(windowId, providerId, page.path, values, stored?.version ?? 0, at);
      return;
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
    }
  }
};
