import type { VirusCheck } from '../../../domain/questions/virus-check.ts';

interface Words {
  readonly text: string;
  /** Whether its sender has to do something about it. */
  readonly wrong?: true;
}

/** Where a file stands with being checked for viruses, in a sentence for who sent it. */
export const virusCheckWords: Readonly<Record<VirusCheck, Words>> = {
  'being-checked': {
    text: 'It is being checked for viruses. This takes a few minutes as a rule: you can go on, and submit, meanwhile.',
  },
  clean: { text: 'Checked for viruses: none was found.' },
  infected: { text: 'A virus was found in this file: choose another', wrong: true },
  'not-checkable': {
    text: 'This file could not be checked for viruses, so nobody at the council will be able to open it. Choose another, without a password if it has one',
    wrong: true,
  },
};
