import { filesIn } from '../../../domain/application/sight.ts';
import { logger } from '../../shared/logger.ts';
import { noteUnsafeFile } from '../unsafe-files.ts';
import type { Unsealing } from './unseal-one.ts';

/**
 * Notes the files of opened applications whose scan ended before these were opened: whoever heard of that could not tell whose they are.
 * All are gone through; where one could not be noted, that is thrown at the end, so that the task is tried again.
 */
export const noteKnownUnsafe = async (deps: Unsealing, applicationIds: readonly string[]): Promise<void> => {
  const failures: unknown[] = [];
  for (const applicationId of applicationIds) {
    try {
      await noteFilesOf(deps, applicationId);
    } catch (error) {
      logger.error('The files of an application could not be noted', { applicationId });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
};

const noteFilesOf = async (deps: Unsealing, applicationId: string): Promise<void> => {
  // Nothing is known of the files of one that was set aside.
  const frozen = await deps.applications.frozen(applicationId);
  if (!frozen) return;
  for (const { file, page, field } of filesIn(frozen))
    for (const why of await deps.unsafeFiles.resultsOf(file.key))
      await noteUnsafeFile(deps, { applicationId, page, field }, why, deps.now());
};
