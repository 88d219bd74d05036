import type { LetterKey } from '../../../adapters/dynamodb/letters.ts';
import type { SendingRounds } from '../../../adapters/dynamodb/sending-rounds.ts';
import { seconds, sendingTimes } from '../../../domain/letters/sending-times.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { type LettersMetric, othersTurn, outcomeOf } from './outcome.ts';
import type { Input, Output } from './schema.ts';
import { type Result, type SendingDeps, sendOne } from './send-one.ts';
import { sendWaiting, type Which } from './send-waiting.ts';

interface Deps extends SendingDeps {
  readonly rounds: SendingRounds;
  /** Has somebody told of what no failed task tells. */
  readonly countOne: (metric: LettersMetric) => void;
}

/** Letters younger than this have somebody who was woken for them. */
const JUST_WRITTEN = 'PT60S';
const works: ReadonlySet<Result> = new Set(['sent', 'undeliverable', 'withdrawn', 'not-sent', 'not-ours']);

/**
 * Sends letters of the outbox: the one that it was woken for, those of a window that an award waits for, or all that wait, one such
 * round at a time. Whoever is woken for one letter, and finds the mail service at work, takes up what others left, once in a while.
 * What is not surely sent stays in the outbox. A mail service that is down, full or turns us away fails no task: the alarms count it.
 */
export const sendLetters = (deps: Deps) => {
  const { rounds, now, countOne } = deps;
  const untilNextLetter = () => plusDuration(now(), seconds(sendingTimes.round));

  const told = (looked: Parameters<typeof outcomeOf>[0]): Output => {
    const { output, metrics } = outcomeOf(looked, now());
    metrics.forEach(countOne);
    return output;
  };
  const look = async (which: Which, until: string) => told(await sendWaiting(deps, which, until));

  const beginForSure = async () => {
    const round = await rounds.begin(now());
    // Where it has ended meanwhile, whoever began another finds what we were woken for.
    return round || (await rounds.askOnceMore(now())) ? round : rounds.begin(now());
  };

  const goRound = async (round: string, which: Which): Promise<Output> => {
    const until = untilNextLetter();
    try {
      let all = await look(which, until);
      while (!(await rounds.end(round))) {
        if (now() >= until) {
          await rounds.giveUp(round);
          return all;
        }
        const once = await look({}, until);
        all = { ...once, sent: all.sent + once.sent, undeliverable: all.undeliverable + once.undeliverable };
      }
      return all;
    } catch (error) {
      await rounds.giveUp(round);
      throw error;
    }
  };

  const wokenFor = async (letter: LetterKey): Promise<Output> => {
    const result = await sendOne(deps)(letter);
    if (works.has(result) && (await rounds.isFirstInAWhile(now()))) {
      const round = await rounds.begin(now());
      if (round) await goRound(round, { writtenBefore: plusDuration(now(), `-${JUST_WRITTEN}`) });
    }
    return told({ tried: [{ since: now(), result }], cameBack: 0 });
  };

  return async ({ windowId, letter }: Input = {}): Promise<Output> => {
    if (letter) return wokenFor(letter);
    if (windowId !== undefined) return look({ windowId }, untilNextLetter());
    const round = await beginForSure();
    return round ? goRound(round, {}) : othersTurn(now());
  };
};
