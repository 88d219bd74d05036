import type { DraftAnswers } from '../../../domain/application/answers.ts';
import { filesIn } from '../../../domain/application/sight.ts';
import type { StoredFile } from '../../../domain/questions/stored-file.ts';
import type { VirusCheck } from '../../../domain/questions/virus-check.ts';
import { logger } from '../../shared/logger.ts';
import type { Deps } from '../deps.ts';

/** A file of an application, with where it stands with being checked for viruses. */
export interface CheckedFile {
  readonly page: string;
  readonly file: StoredFile;
  readonly check: VirusCheck;
}

/**
 * Where one file stands. Where that cannot be told just now it counts as being checked: nobody is kept from submitting by that, and the
 * council's copy is checked by itself.
 */
export const virusCheckOf = async ({ uploads }: Pick<Deps, 'uploads'>, file: StoredFile): Promise<VirusCheck> => {
  try {
    return await uploads.virusCheck(file);
  } catch (error) {
    logger.error('A virus check could not be read', { error: error instanceof Error ? error.name : 'none' });
    return 'being-checked';
  }
};

/** Every file that these answers name: each page has one at most. */
export const filesChecked = (deps: Pick<Deps, 'uploads'>, answers: DraftAnswers): Promise<readonly CheckedFile[]> =>
  Promise.all(
    filesIn({ answers }).map(async ({ page, file }) => ({ page, file, check: await virusCheckOf(deps, file) })),
  );
