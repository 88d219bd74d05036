import type { EntryKind } from '../../../domain/audit/entry.ts';

/** The kinds of entries, as a page offers them. */
export const kindsInWords: Readonly<Record<EntryKind, string>> = {
  decision: 'Decisions and steps',
  mark: 'Marks as they were given and changed',
  read: 'Who read what',
  'sign-in': 'Signing in',
  refusal: 'What was refused',
  record: 'Records that were kept',
  alarm: 'Alarms',
};
