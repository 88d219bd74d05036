import type { UnsealingFault } from '../../../domain/application/set-aside.ts';

/** Why an application could not be unsealed, and what would mend it. */
export const unsealingFaultWords: Readonly<Record<UnsealingFault, string>> = {
  'submission-missing':
    'What the provider submitted is not where it was sealed. The people who run the service can restore it.',
  'submission-unreadable':
    'What the provider submitted is not in the form that the service keeps. The people who run the service can mend it.',
  'file-missing':
    'A file that the provider attached is not where it was sealed. The people who run the service can restore it.',
  'file-not-copied': 'A file that the provider attached could not be copied. Trying again may be enough.',
  'file-changed':
    'A file that the provider attached is not the one that was submitted. The people who run the service can restore that one.',
  'arrived-late':
    'Its request arrived at or after the closing that the window’s record has. If that closing is right, it cannot be opened; if it is not, the people who run the service can restore it.',
  unforeseen: 'The service could not copy it. Trying again may be enough.',
};
