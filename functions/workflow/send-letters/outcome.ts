import { seconds, sendingTimes } from '../../../domain/letters/sending-times.ts';
import { resumeAfterPause, resumeTomorrow, waitedTooLong } from '../../../domain/letters/when-to-resume.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import type { Output } from './schema.ts';
import type { Result } from './send-one.ts';
import type { Tried } from './send-waiting.ts';

/**
 * What somebody must hear of though no task fails: letters wait, and go by themselves once its cause is cured; or one never arrives,
 * which an officer sees to.
 */
export type LettersMetric = 'LettersOverDailyLimit' | 'LettersRefused' | 'LettersHeldUp' | 'LettersUndeliverable';

interface Looked {
  readonly tried: readonly Tried[];
  readonly cameBack: number;
}

const done: ReadonlySet<Result | undefined> = new Set(['sent', 'undeliverable', 'withdrawn', 'not-sent']);

/** What came of a look through the outbox, when another is worth while, and what is to be counted for the alarms. */
export const outcomeOf = (
  { tried, cameBack }: Looked,
  now: string,
): { readonly output: Output; readonly metrics: readonly LettersMetric[] } => {
  const is = (result: Result) => tried.filter((each) => each.result === result).length;
  const left = tried.filter(({ result }) => !done.has(result));
  const since = left.map((each) => each.since).toSorted()[0] ?? now;
  const isLimited = is('daily-limit') > 0;
  return {
    output: {
      sent: is('sent'),
      left: left.length,
      undeliverable: is('undeliverable') + cameBack,
      outcome: isLimited ? 'daily-limit' : left.length > 0 ? 'some-left' : 'all-sent',
      ...pauseUntil(isLimited ? resumeTomorrow(now) : resumeAt(), now),
    },
    metrics: [
      ...(isLimited ? (['LettersOverDailyLimit'] as const) : []),
      ...(is('refused') > 0 ? (['LettersRefused'] as const) : []),
      ...(is('undeliverable') + cameBack > 0 ? (['LettersUndeliverable'] as const) : []),
      ...(!isLimited && waitedTooLong(now, since) ? (['LettersHeldUp'] as const) : []),
    ],
  };

  /** After a pause, and not before one of those left can be taken up: what may have gone is in hand for a while. */
  function resumeAt(): string {
    const taken = plusDuration(now, seconds(sendingTimes.claim));
    const free = left.map(({ result, freeAt = now }) => (result === 'unanswered' ? taken : freeAt)).toSorted()[0];
    return [resumeAfterPause(now, since), free ?? now].toSorted()[1] ?? now;
  }
};

/** Somebody else goes through the outbox, and once more for us. */
export const othersTurn = (now: string): Output => ({
  sent: 0,
  left: 0,
  undeliverable: 0,
  outcome: 'some-left',
  ...pauseUntil(resumeAfterPause(now, now), now),
});

const pauseUntil = (resumeAt: string, now: string) => ({
  resumeAt,
  seconds: Math.max(1, Math.ceil((Date.parse(resumeAt) - Date.parse(now)) / 1000)),
});
