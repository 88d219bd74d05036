import { compareInstants } from '../time/london.ts';
import type { NotedStep, ReadersNote } from './notes.ts';
import type { ReadRow } from './read-rows.ts';
import { beyond, meantReaders, PROVIDER_SITE, UNSEALING_TASK } from './readers.ts';

interface Noted {
  /** By time. */
  readonly readers: readonly ReadersNote[];
  readonly reads: readonly ReadRow[];
  /** Whether anybody submitted an application. */
  readonly submitted: boolean;
  readonly sealedUntil: string;
}

/** What is not as it should be about a window's seal, as sentences; none where nothing is. */
export const findingsOf = (noted: Noted): readonly string[] => [
  ...unnoted(noted),
  ...[...new Set(noted.readers.flatMap(unexpectedReaders))],
  ...noted.readers.flatMap((note, index) => changedSince(noted.readers[index - 1], note)),
  ...noted.reads.flatMap((row) => unexpectedRead(row, noted.sealedUntil)),
];

/** Those that every window comes by, where anybody submits. */
const steps = [
  ['opening', 'opening'],
  ['submission', 'first submission'],
  ['close', 'close'],
  ['unsealing', 'unsealing'],
] as const satisfies readonly (readonly [NotedStep, string])[];

const unnoted = ({ readers, submitted }: Noted): readonly string[] =>
  steps
    .filter(([step]) => (step !== 'submission' || submitted) && !readers.some((note) => note.step === step))
    .map(([, words]) => `It was not noted at the ${words} who could read.`);

const unexpectedReaders = ({ readers }: ReadersNote): readonly string[] =>
  beyond(readers, meantReaders).map(({ role, thing }) => `The role ${role} could read ${thing}, and is not meant to.`);

const changedSince = (before: ReadersNote | undefined, { at, readers }: ReadersNote): readonly string[] =>
  before
    ? [
        ...beyond(readers, before.readers).map(
          ({ role, thing }) => `Between ${before.at} and ${at} the role ${role} came to be able to read ${thing}.`,
        ),
        ...beyond(before.readers, readers).map(
          ({ role, thing }) => `Between ${before.at} and ${at} the role ${role} ceased to be able to read ${thing}.`,
        ),
      ]
    : [];

/** The site reads for an application's own applicant, and the unsealing task for the council once the closing promised has come. */
const unexpectedRead = ({ by, onBehalfOf, first }: ReadRow, sealedUntil: string): readonly string[] => {
  if (by === PROVIDER_SITE && onBehalfOf === 'its applicant') return [];
  if (by === UNSEALING_TASK && onBehalfOf === 'the council')
    return compareInstants(first, sealedUntil) < 0
      ? [`The unsealing task read an application at ${first}, before the closing that was promised.`]
      : [];
  return [`The role ${by} read an application on behalf of ${onBehalfOf}, first at ${first}.`];
};
