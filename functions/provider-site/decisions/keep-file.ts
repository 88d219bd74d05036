import { applicationIdOf } from '../../../domain/application/opened-application.ts';
import { type FileFault, faultOf, typeOf } from '../../../domain/questions/file-rules.ts';
import { type StoredFile, storedFile } from '../../../domain/questions/stored-file.ts';
import { compareInstants } from '../../../domain/time/london.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { OpenFilePage } from '../case/open-page.ts';
import type { Deps } from '../deps.ts';
import { type AskedBy, changeAnswers } from './change-answers.ts';

/**
 * Keeps a file that has arrived in storage with the answers of its page, unless one that arrived later is kept there already: so a page that
 * is loaded again saves what could not be saved the first time, and brings nothing back that has been replaced.
 * @returns what is wrong with it; undefined where it is kept
 * @throws Problem 404 where nothing has arrived for this application under the key
 */
export const keepFile = async (
  deps: Pick<Deps, 'sealed' | 'uploads'>,
  open: OpenFilePage,
  key: string,
  asking: AskedBy,
): Promise<FileFault | undefined> => {
  const { windowId, providerId } = open.application.head;
  const applicationId = applicationIdOf(windowId, providerId);
  const arrived = await deps.uploads.arrived(applicationId, key);
  // A file is only ever one's own, whatever address the browser was given.
  if (!arrived) throw notFound();
  const fault = faultOf(arrived);
  if (!arrived.content || fault) return fault;
  const { name, size, content, arrivedAt } = arrived;
  const kept = { ...(await deps.uploads.keep(applicationId, arrived)), name, size, type: typeOf(content), arrivedAt };
  await keepWithAnswers(deps, open, kept, asking);
  return undefined;
};

/** A file adds to a page and takes nothing from it. One that arrived later stays. */
const keepWithAnswers = (
  deps: Pick<Deps, 'sealed'>,
  open: OpenFilePage,
  kept: StoredFile,
  asking: AskedBy,
): Promise<void> =>
  changeAnswers(
    deps,
    open,
    (values) => {
      const there = storedFile.safeParse(values?.[open.file.name]);
      const isLater = there.success && compareInstants(there.data.arrivedAt, kept.arrivedAt) > 0;
      return isLater ? undefined : { ...values, [open.file.name]: kept };
    },
    asking,
  );
