import { inHandUntil, type ListedLetter, listedLetter, waitsSince } from '../../../adapters/dynamodb/stored-letter.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { lookForReturns } from './look-for-returns.ts';
import { type Result, type SendingDeps, sendOne } from './send-one.ts';

/** So many letters are on their way at a time. */
const TOGETHER = 8;

/** A letter of the outbox, and what this time became of it: nothing, where its turn did not come or another sender has it in hand. */
export interface Tried {
  /** Since when it waits, and from when it can be taken up. */
  readonly since: string;
  readonly freeAt?: string | undefined;
  readonly result?: Result | undefined;
}

export interface Which {
  readonly windowId?: string | undefined;
  /** Letters written later than this are whoever's who was woken for them. */
  readonly writtenBefore?: string;
}

/**
 * Goes through the outbox once, and looks for letters that came back. Each letter is by itself. It stops early where going on is no use.
 * @param until no further letter is taken up after this instant
 */
export const sendWaiting = async (
  sending: SendingDeps,
  { windowId, writtenBefore }: Which,
  until: string,
): Promise<{ readonly tried: readonly Tried[]; readonly cameBack: number }> => {
  const { letters, now } = sending;
  const unsent = await Array.fromAsync(
    everyItem((after) => letters.unsent({ after })),
    listedLetter,
  );
  const asked = unsent.filter(
    (letter) =>
      (windowId === undefined || letter.letterId.startsWith(`${windowId}.`)) &&
      (writtenBefore === undefined || waitsSince(letter) <= writtenBefore),
  );
  const mayGo = await whichMayGo(letters, asked);
  const waiting = asked.filter(mayGo);
  const inHand = waiting.filter((letter) => (inHandUntil(letter) ?? '') > now());
  const free = waiting.filter((letter) => !inHand.includes(letter));
  const results: Result[] = [];
  const send = sendOne(sending);
  while (results.length < free.length && !isPointless(results) && now() < until) {
    const next = free.slice(results.length, results.length + TOGETHER);
    // The award that they tell of may have been stopped since the last went.
    const mayStillGo = await whichMayGo(letters, next);
    results.push(...(await Promise.all(next.map((letter) => (mayStillGo(letter) ? send(letter) : 'not-ours')))));
  }

  const tried = [
    ...inHand.map((letter) => ({ since: waitsSince(letter), freeAt: inHandUntil(letter) })),
    ...free.map((letter, at) => ({ since: waitsSince(letter), result: results[at] })),
  ];
  return { tried, cameBack: await lookForReturns(sending, until) };
};

/**
 * Those that go together with others wait until all of these are written: whoever writes them has them sent then. None of them goes once they are
 * recalled, but for one of which it is to be found out whether it has gone.
 */
const whichMayGo = async (
  letters: SendingDeps['letters'],
  waiting: readonly ListedLetter[],
): Promise<(letter: ListedLetter) => boolean> => {
  const held = new Set<string>();
  for (const name of new Set(waiting.flatMap(({ goesWith }) => goesWith ?? [])))
    if (!(await letters.mayGo(name))) held.add(name);
  return ({ goesWith, recalled }) => goesWith === undefined || recalled === true || !held.has(goesWith);
};

const notTaken: ReadonlySet<Result> = new Set(['unanswered', 'busy', 'refused']);

/** Whether going on is no use now: the service asks us to slow down, takes no more today, or has taken none of the last that it was given. */
const isPointless = (results: readonly Result[]): boolean => {
  const last = results.filter((result) => result !== 'not-ours').slice(-TOGETHER);
  return (
    last.some((result) => result === 'slow-down' || result === 'daily-limit') ||
    (last.length === TOGETHER && last.every((result) => notTaken.has(result)))
  );
};
