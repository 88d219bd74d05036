import type { Edition } from '../../../domain/evidence/manifest.ts';

interface EditionWords {
  readonly title: string;
  readonly text: string;
  readonly button: string;
}

/** For whom each edition of an evidence pack is, and what it holds. */
export const editionWords: Readonly<Record<Edition, EditionWords>> = {
  council: {
    title: 'The council’s own',
    text: 'Everything, for an auditor, a court or the council’s lawyer. It holds personal data, and what providers told in confidence.',
    button: 'Make the council’s own edition',
  },
  provider: {
    title: 'For the provider',
    text: 'The provider’s own answers, files and letters, what the register answered, and, once outcomes have been told, the panel’s marks and reasons as its outcome letter has them. No officer is named.',
    button: 'Make the edition for the provider',
  },
  'freedom-of-information': {
    title: 'For Freedom of Information',
    text: 'What anybody may read: marks, reasons, decisions and times. Names of people, answers and files are redacted. Read it before you give it out, since officers’ reasons may name somebody.',
    button: 'Make the edition for Freedom of Information',
  },
};
