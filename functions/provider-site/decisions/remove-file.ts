import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { type StoredFile, storedFile } from '../../../domain/questions/stored-file.ts';
import type { OpenFilePage } from '../case/open-page.ts';
import type { Deps } from '../deps.ts';

const ATTEMPTS = 3;

/**
 * Takes a file out of the answers of its page, unless another stands there by now: whoever sent that one did not ask for it to go. Over whatever
 * was saved last, as a file is kept.
 */
export const removeFile = async (
  { sealed }: Pick<Deps, 'sealed'>,
  { application, page, file }: OpenFilePage,
  removed: Pick<StoredFile, 'key'>,
  at: string,
): Promise<void> => {
  const { windowId, providerId } = application.head;
  for (let attempt = 1; ; attempt += 1) {
    const stored = await sealed.page(windowId, providerId, page.path);
    const { [file.name]: there, ...others } = stored?.values ?? {};
    if (!stored || storedFile.safeParse(there).data?.key !== removed.key) return;
    try {
      await sealed.savePage(windowId, providerId, page.path, others, stored.version, at);
      return;
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
    }
  }
};
