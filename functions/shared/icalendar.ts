/** One instant of a calendar. Whoever takes the file again gets the entry with the same `uid` moved, not a second one. */
export interface CalendarEntry {
  readonly uid: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
}

/** A line has so many bytes at most, its end not counted (RFC 5545, 3.1). */
const LONGEST_LINE = 75;

/** Entries as iCalendar (RFC 5545). @param madeAt when the file is made @param revision how often its dates were changed before */
export const icalendar = (entries: readonly CalendarEntry[], madeAt: string, revision: number): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Provider Onboarding//Application windows//EN',
    'METHOD:PUBLISH',
    ...entries.flatMap((entry) => eventOf(entry, madeAt, revision)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');

const eventOf = ({ uid, at, summary, description, url }: CalendarEntry, madeAt: string, revision: number) => [
  'BEGIN:VEVENT',
  `UID:${text(uid)}`,
  `SEQUENCE:${revision}`,
  `DTSTAMP:${instant(madeAt)}`,
  `DTSTART:${instant(at)}`,
  `SUMMARY:${text(summary)}`,
  `DESCRIPTION:${text(description)}`,
  `URL:${url}`,
  // Nobody is busy for it.
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/** `2027-03-01T09:00:00.000Z` as `20270301T090000Z`: every calendar shows it in its owner's zone. */
const instant = (iso: string): string => iso.replace(/\.\d+/, '').replaceAll(/[-:]/g, '');

const text = (plain: string): string => plain.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|\r|\n/g, '\\n');

/** Parted between characters, each further line begun by a space. */
const folded = (line: string): string => {
  const lines = [''];
  for (const character of line) {
    const last = lines.at(-1) ?? '';
    if (Buffer.byteLength(last + character) > LONGEST_LINE) lines.push(` ${character}`);
    else lines[lines.length - 1] = last + character;
  }
  return lines.join('\r\n');
};
