import type { ApplicationRepository } from '../../adapters/dynamodb/applications.ts';
import { Conflict } from '../../adapters/dynamodb/conflict.ts';
import type { LetterRepository } from '../../adapters/dynamodb/letters.ts';
import type { Naming, UnsafeFileRepository } from '../../adapters/dynamodb/unsafe-files.ts';
import type { WindowRepository } from '../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../adapters/functions/invoke-later.ts';
import { unsafeFileLetter } from '../../domain/letters/unsafe-file-letter.ts';
import { storedFile } from '../../domain/questions/stored-file.ts';
import type { UnsafeFor } from '../../domain/questions/virus-check.ts';
import { sendingOf } from '../shared/wake-sender.ts';
import { storedApplication, storedSubmission } from './stored-application.ts';
import { frozenAgreement, storedWindow } from './stored-window.ts';

export interface NotingUnsafeFiles {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly unsafeFiles: UnsafeFileRepository;
  readonly letters: LetterRepository;
  readonly sendLetters: InvokeLater;
  readonly siteUrl: string;
}

/** Puts a file before the officers and writes to its provider, once: the application goes on. */
export const noteUnsafeFile = async (
  deps: NotingUnsafeFiles,
  { applicationId, page, field }: Naming,
  why: UnsafeFor,
  at: string,
): Promise<void> => {
  const { windows, applications, unsafeFiles, letters, siteUrl } = deps;
  const [application, { answers, sections }] = await Promise.all([
    storedApplication(applications, applicationId),
    storedSubmission(applications, applicationId),
  ]);
  const { windowId } = application;
  const [window, agreement] = await Promise.all([storedWindow(windows, windowId), frozenAgreement(windows, windowId)]);
  const { name } = storedFile.parse(answers[page]?.[field]);
  const { title = page, shownTo = [] } = sections.find((section) => section.page === page) ?? {};
  const file = { applicationId, windowId, page, field, title, shownTo, name, why, foundAt: at };
  const letter = unsafeFileLetter({ agreement, window, siteUrl }, application, file);
  try {
    if (await unsafeFiles.note(file, [letters.write(letter, at)])) await deps.sendLetters(sendingOf(letter));
  } catch (error) {
    // Told of the same at the same time: the other noted it, or this one will when it is told again.
    if (!(error instanceof Conflict) || !(await unsafeFiles.get(file))) throw error;
  }
};
