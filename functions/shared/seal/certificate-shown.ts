import type { ShownSeal } from '../../../adapters/dynamodb/seals.ts';
import type { NotedStep, ReadersNote } from '../../../domain/seal/notes.ts';
import type { ReadRow } from '../../../domain/seal/read-rows.ts';
import {
  PROVIDER_SITE,
  REMINDING_TASK,
  type SealedThing,
  type SealReader,
  UNSEALING_TASK,
  VIRUS_SCANNER,
} from '../../../domain/seal/readers.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { Window } from '../../../domain/window/window.ts';
import { numberedPage, pageOf } from '../web/numbered-pages.ts';

/**
 * What a page says of a window's seal, fifty applications a page. `namesOf` tells which of these applications have which names, where whoever looks may
 * know. `own` is the number of whoever looks, and `asked` the page.
 */
export const certificateShown = async (
  { cover, sha256, between }: ShownSeal,
  namesOf: (applicationIds: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  { asked, path, own }: { readonly asked: string | null; readonly path: string; readonly own?: number | undefined },
) => {
  const hrefOf = (page: number) => `${path}?page=${page}`;
  const { from, to, pages, pagination } = numberedPage(asked, cover.total, hrefOf);
  const applications = await between(from, to);
  const names = await namesOf(applications.map(({ applicationId }) => applicationId));
  return {
    ...cover,
    pages,
    pagination,
    ownHref: own && pages > 1 ? hrefOf(pageOf(own - 1)) : undefined,
    sha256,
    couldRead: alike(cover.readers).map((notes) => ({
      moments: notes.map(({ step, at }) => `${steps[step]}: ${momentInWords(at)}`),
      readers: notes[0]?.readers.map(readerInWords) ?? [],
    })),
    applications: applications.map(({ number, applicationId, reads }) => ({
      number,
      name: names.get(applicationId),
      reads: reads.map(readInWords),
    })),
    withdrawn: { ...cover.withdrawn, reads: cover.withdrawn.reads.map(readInWords) },
  };
};

/** Why a window has no certificate yet, or never will. */
export const noCertificate = ({ status, unsealedAt }: Pick<Window, 'status' | 'unsealedAt'>): string => {
  if (status === 'cancelled' && !unsealedAt)
    return 'The window was cancelled before its applications were unsealed, so the council never read them, and no certificate is written.';
  if (status === 'cancelled')
    return 'There is none: the window was cancelled while its applications were being unsealed, or was unsealed before the service wrote such certificates.';
  if (status === 'scheduled' || status === 'open' || status === 'closed')
    return 'It is written when the window has been unsealed. Until then there is nothing for anybody to see: it would tell how many have applied.';
  return 'There is none: the applications of this window were unsealed before the service wrote such certificates, or are being unsealed just now.';
};

const steps: Readonly<Record<NotedStep, string>> = {
  opening: 'The window opened',
  submission: 'The first application was submitted, or the first after an extension',
  'extension told': 'Letters about an extension were written',
  close: 'The window closed',
  unsealing: 'Unsealing began',
};

/** The notes in their order, those together that say the same. */
const alike = (notes: readonly ReadersNote[]): readonly (readonly ReadersNote[])[] => {
  const groups: ReadersNote[][] = [];
  for (const note of notes) {
    const last = groups.at(-1);
    if (last && JSON.stringify(last[0]?.readers) === JSON.stringify(note.readers)) last.push(note);
    else groups.push([note]);
  }
  return groups;
};

const roles: Readonly<Record<string, string>> = {
  [PROVIDER_SITE]: 'the providers’ site, which shows each applicant its own application',
  [REMINDING_TASK]: 'the task that reminds whoever has begun before the close',
  [UNSEALING_TASK]: 'the task that unseals applications after the close',
  [VIRUS_SCANNER]: 'the virus scanner, Amazon GuardDuty',
};

const things: Readonly<Record<SealedThing, string>> = {
  answers: 'answers',
  files: 'files',
  marks: 'who has begun an application and whether it is submitted, and nothing that it says',
};

const readerInWords = ({ role, reads }: SealReader) => ({
  role,
  text: `${roles[role] ?? 'a role that is not meant to read them'}: ${reads.map((thing) => things[thing]).join(' and ')}`,
});

const readInWords = ({ by, onBehalfOf, answers, files, first, last }: ReadRow): string => {
  const what = [
    ...(answers > 0 ? [`answers ${times(answers)}`] : []),
    ...(files > 0 ? [`files ${times(files)}`] : []),
  ].join(' and ');
  const when = first === last ? `at ${first}` : `from ${first} to ${last}`;
  return `For ${onBehalfOf}, by ${by}: ${what}, ${when}`;
};

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
