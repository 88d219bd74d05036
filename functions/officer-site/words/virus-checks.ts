import type { UnsafeFor, VirusCheck } from '../../../domain/questions/virus-check.ts';

/** Why a file cannot be downloaded, as a title and in a sentence. */
export const unsafeWords: Readonly<Record<UnsafeFor, { readonly title: string; readonly text: string }>> = {
  infected: {
    title: 'A virus was found in this file',
    text: 'A virus was found in this file, so nobody can download it.',
  },
  'not-checkable': {
    title: 'This file could not be checked for viruses',
    text: 'This file could not be checked for viruses, so nobody can download it. A password on a file is one thing that keeps it from being checked.',
  },
};

/** What stands beside a file that cannot be downloaded; undefined for one that can. */
export const besideFile: Readonly<Record<VirusCheck, string | undefined>> = {
  clean: undefined,
  'being-checked': 'being checked for viruses: try again in a few minutes',
  infected: 'a virus was found in it, so nobody can download it',
  'not-checkable': 'it could not be checked for viruses, so nobody can download it',
};
