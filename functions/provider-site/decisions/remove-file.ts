import { type StoredFile, storedFile } from '../../../domain/questions/stored-file.ts';
import type { OpenFilePage } from '../case/open-page.ts';
import type { Deps } from '../deps.ts';
import { type AskedBy, changeAnswers } from './change-answers.ts';

/** Takes a file out of the answers of its page, unless another stands there by now: whoever sent that one did not ask for it to go. */
export const removeFile = (
  deps: Pick<Deps, 'sealed'>,
  open: OpenFilePage,
  removed: Pick<StoredFile, 'key'>,
  asking: AskedBy,
): Promise<void> =>
  changeAnswers(
    deps,
    open,
    (values = {}) => {
      const { [open.file.name]: there, ...others } = values;
      return storedFile.safeParse(there).data?.key === removed.key ? others : undefined;
    },
    asking,
  );
