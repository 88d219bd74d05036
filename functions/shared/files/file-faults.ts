import type { FileFault } from '../../../domain/questions/file-rules.ts';

const KINDS = 'The selected file must be a PDF, Word (DOC, DOCX) or OpenDocument (ODT) file';

const faults = {
  missing: 'Select a file',
  empty: 'The selected file is empty',
  type: KINDS,
  photo: `${KINDS}, not a photo. Of a paper document, most phones and copiers make a PDF if you scan it`,
  size: 'The selected file must be smaller than 10 MB',
} as const satisfies Record<FileFault, string>;

/** A fault of a file in words; undefined for anything that is none. */
export const faultInWords = (fault: string | null): string | undefined =>
  fault !== null && isFault(fault) ? faults[fault] : undefined;

const isFault = (word: string): word is FileFault => Object.hasOwn(faults, word);
