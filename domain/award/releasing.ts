import * as z from 'zod';
import type { Agreement } from '../agreement/agreement.ts';
import { type Person, person } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import { momentInWords } from '../time/plain-words.ts';

const done = z.object({ windowId: z.string(), round: z.int().min(1), by: person, at: z.iso.datetime() });

/** That somebody has read the outcome letters of a round, as they are drafted. */
export const lettersRead = done.extend({
  /** That somebody wrote in a letter since: as they are now nobody has read them. */
  overtaken: z.object({ by: person, at: z.iso.datetime(), reference: z.string() }).optional(),
  version: z.int().min(1).default(1),
});
export type LettersRead = z.infer<typeof lettersRead>;

/** That the outcome letters of a round were released: from then on they are written and sent. Kept as it was made. */
export const release = done.extend({ read: person.extend({ at: z.iso.datetime() }) });
export type Release = z.infer<typeof release>;

/** That a draft is wrong, and why: until that is taken back no letter of its round is released. */
export const wrongDraft = done.extend({
  applicationId: z.string(),
  reference: z.string(),
  reason: z.string().min(1),
  takenBack: z.object({ by: person, at: z.iso.datetime(), reason: z.string().min(1) }).optional(),
  version: z.int().min(1),
});
export type WrongDraft = z.infer<typeof wrongDraft>;

/**
 * What an officer wrote in a place of one outcome letter, '' where that was taken out again. Every version is kept as it was made; the last is what the
 * letter says.
 */
export const writtenWords = done.extend({
  applicationId: z.string(),
  reference: z.string(),
  /** By its id in the agreement. */
  place: z.string(),
  text: z.string(),
  version: z.int().min(1),
});
export type WrittenWords = z.infer<typeof writtenWords>;

/** How far the outcome letters of a round that was approved are. */
export interface Releasing {
  /** Whether every letter is drafted. */
  readonly isDrafted: boolean;
  readonly read: LettersRead | undefined;
  /** That somebody had read them before a letter was written in. */
  readonly readBefore: LettersRead | undefined;
  /** Every version of what was written in letters, in the order of the letters and then of the versions. */
  readonly words: readonly WrittenWords[];
  readonly wrong: readonly WrongDraft[];
  readonly release: Release | undefined;
  /** Whether a challenge, or a proposal to stop the award, is open or has stopped it. */
  readonly isHeld: boolean;
}

/** Whether somebody else than who approves releases the outcome letters of an agreement. */
export const isReleasedBySecond = ({ outcomeRelease }: Pick<Agreement, 'outcomeRelease'>): boolean =>
  outcomeRelease === 'second-person';

/** The drafts that somebody called wrong, and nobody took that back. */
export const stillWrong = (wrong: readonly WrongDraft[]): readonly WrongDraft[] =>
  wrong.filter(({ takenBack }) => !takenBack);

/** What was written last in each place of each letter, what was taken out among it. */
export const lastWords = (words: readonly WrittenWords[]): readonly WrittenWords[] => [
  ...new Map(words.map((each) => [`${each.applicationId} ${each.place}`, each])).values(),
];

/** What one letter says of officers’ own, by its places. */
export const wordsOf = (words: readonly WrittenWords[], applicationId: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lastWords(words)
      .filter((each) => each.applicationId === applicationId)
      .map(({ place, text }) => [place, text]),
  );

/** What stands against saying that letters were read as they are: somebody wrote in one after whoever says so looked. @param seen how many versions there were then */
export const writtenSince = (words: readonly WrittenWords[], seen: number): readonly Reason<'written-since'>[] => {
  if (words.length === seen) return [];
  const last = words.toSorted((one, other) => (one.at < other.at ? -1 : 1)).at(-1);
  if (!last) return [];
  const { by, at, reference } = last;
  return [
    {
      code: 'written-since',
      text: `${by.name} wrote in the letter of ${reference} at ${momentInWords(at)}, after you opened this page. Read it, then say so.`,
    },
  ];
};

type NotYet = Reason<'not-drafted' | 'released'>;

/** What stands against saying anything of the drafts, or handing the award back: it can be done until they are released. */
export const barriersToSayingOfDrafts = ({ isDrafted, release: released }: Releasing): readonly NotYet[] => [
  ...(isDrafted ? [] : [{ code: 'not-drafted', text: 'The outcome letters are still being drafted.' } as const]),
  ...(released ? [{ code: 'released', text: 'The outcome letters have been released.' } as const] : []),
];

const held: Reason<'held'> = {
  code: 'held',
  text: 'A challenge, or a proposal to stop the award, holds the letters. It has to be settled first.',
};

/** What stands against handing the award back: what holds it would be left without an award that it is about. */
export const barriersToHandingBack = (letters: Releasing): readonly (NotYet | Reason<'held'>)[] => [
  ...barriersToSayingOfDrafts(letters),
  ...(letters.isHeld ? [held] : []),
];

const unread = ({ readBefore }: Releasing): string => {
  const since = readBefore?.overtaken;
  return since
    ? `${since.by.name} wrote in the letter of ${since.reference} after they had been read, and nobody has read them since.`
    : 'Nobody has said yet that the letters have been read.';
};

/**
 * What stands against releasing the letters, besides who may (domain/people/separation.ts): somebody else has read them as they are now, others wrote
 * what was written in them, and none is called wrong (docs/rules.md, rule 8).
 */
export const barriersToReleasing = (
  letters: Releasing,
  by: Pick<Person, 'id'>,
): readonly (NotYet | Reason<'held' | 'not-read' | 'own-reading' | 'own-words' | 'wrong'>)[] => {
  const wrong = stillWrong(letters.wrong).length;
  return [
    ...barriersToHandingBack(letters),
    ...(letters.read ? [] : [{ code: 'not-read', text: unread(letters) } as const]),
    ...(letters.read?.by.id === by.id
      ? [{ code: 'own-reading', text: 'You read these letters, so somebody else must release them.' } as const]
      : []),
    ...(letters.words.some((each) => each.by.id === by.id)
      ? [{ code: 'own-words', text: 'You wrote in one of these letters, so somebody else must release them.' } as const]
      : []),
    ...(wrong > 0
      ? [
          {
            code: 'wrong',
            text:
              wrong === 1
                ? 'A letter is marked as wrong. Hand the award back, or take that back first.'
                : `${wrong} letters are marked as wrong. Hand the award back, or take that back first.`,
          } as const,
        ]
      : []),
  ];
};
