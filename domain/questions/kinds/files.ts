import type { Field } from '../field.ts';
import { type StoredFile, storedFile } from '../stored-file.ts';
import type { Wording } from './wording.ts';

const FILES = 'A PDF, Word or OpenDocument file of 10 MB at most';

/** A file that has to be sent. */
export const file = (asked: Wording): Field<StoredFile> => ({
  asked: { kind: 'file', label: asked.label, hint: asked.hint ?? FILES, required: true },
  schema: storedFile,
});

/** A file that may be sent. */
export const optionalFile = (asked: Wording): Field<StoredFile | undefined> => ({
  asked: { kind: 'file', label: asked.label, hint: asked.hint ?? FILES, required: false },
  schema: storedFile.optional(),
});
