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

/** What of an audit trail was asked for, in words; empty of all of it. */
export const narrowedInWords = ({ person, kind, application }: Readonly<Record<string, string>>): string => {
  const kinds: Readonly<Record<string, string>> = kindsInWords;
  return [
    ...(kind && kinds[kind] ? [`entries of the kind “${kinds[kind]}”`] : []),
    ...(person ? ['entries of one person'] : []),
    ...(application ? [`entries about ${application}`] : []),
  ].join(', ');
};
