import type { FileFault } from '../../../domain/questions/file-rules.ts';

const faults = {
  missing: 'Select a file',
  empty: 'The selected file is empty',
  type: 'The selected file must be a PDF, Word (DOC, DOCX) or OpenDocument (ODT) file',
  size: 'The selected file must be smaller than 10 MB',
} as const satisfies Record<FileFault, string>;

/** A fault of a file in words; undefined for anything that is none. */
export const faultInWords = (fault: string | null): string | undefined =>
  fault !== null && isFault(fault) ? faults[fault] : undefined;

const isFault = (word: string): word is FileFault => Object.hasOwn(faults, word);
