import { filesIn } from '../../../domain/application/sight.ts';
import { noteUnsafeFile } from '../unsafe-files.ts';
import type { Unsealing } from './unseal-one.ts';

/** Notes the files of an opened application whose scan ended before it was opened: whoever heard of that could not tell whose they are. */
export const noteKnownUnsafe = async (deps: Unsealing, applicationId: string): Promise<void> => {
  // Nothing is known of the files of one that was set aside.
  const frozen = await deps.applications.frozen(applicationId);
  if (!frozen) return;
  for (const { file, page, field } of filesIn(frozen))
    for (const why of await deps.unsafeFiles.resultsOf(file.key))
      await noteUnsafeFile(deps, { applicationId, page, field }, why, deps.now());
};
