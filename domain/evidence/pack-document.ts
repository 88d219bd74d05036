import { asAllowed, KEPT_COUNCILS, KEPT_PERSONAL, type Redaction, type Showable } from './allowed.ts';
import type { Edition } from './manifest.ts';

/** A document of a pack, whole, and what the editions for others may show of it. The council's own shows all. */
export interface PackDocument {
  readonly path: string;
  readonly value: unknown;
  /** What the provider concerned may read; absent where it is left out of that edition. */
  readonly provider?: Showable | undefined;
  /** What anybody may read under Freedom of Information; absent where it is left out of that edition. */
  readonly freedomOfInformation?: Showable | undefined;
}

/** A text file of a pack. */
export interface PackText {
  readonly path: string;
  readonly text: string;
}

/** A document as an edition has it; undefined where it has it not. `said` goes over what is given to the public. */
export const valueIn = (edition: Edition, document: PackDocument, said: Redaction['said']): unknown => {
  if (edition === 'council') return document.value;
  if (edition === 'provider')
    return document.provider && asAllowed(document.value, document.provider, { mark: KEPT_COUNCILS, said: asItIs });
  return (
    document.freedomOfInformation &&
    asAllowed(document.value, document.freedomOfInformation, { mark: KEPT_PERSONAL, said })
  );
};
const asItIs = (text: string): string => text;

/** The same as a file. */
export const textIn = (edition: Edition, document: PackDocument, said: Redaction['said']): readonly PackText[] => {
  const value = valueIn(edition, document, said);
  return value === undefined ? [] : [{ path: document.path, text: `${JSON.stringify(value, undefined, 2)}\n` }];
};
