import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { momentInWords, timeLeftInWords } from '../../../domain/time/plain-words.ts';
import { barriersToSubmitting } from '../../../domain/window/barriers.ts';
import { cancellationOf } from '../../../domain/window/cancelling.ts';
import { nextOpening } from '../../../domain/window/openings.ts';
import type { Window } from '../../../domain/window/window.ts';
import { conflict, gone, type Problem } from '../../shared/web/problem.ts';
import { paths } from '../paths.ts';

/** The closing time as every page of an application says it; `soon` within the last 24 hours. */
interface Closing {
  readonly text: string;
  readonly soon?: string;
}

const DAY = 24 * 60 * 60_000;

export const closingOf = ({ closesAt }: Pick<Window, 'closesAt'>, now: string): Closing => {
  const left = Date.parse(closesAt) - Date.parse(now);
  if (left <= 0) return { text: `Closed at ${momentInWords(closesAt)}` };
  const text = `Closes at ${momentInWords(closesAt)}`;
  return left < DAY ? { text, soon: `You have ${timeLeftInWords(left)} left to submit` } : { text };
};

/** The page shown where a window takes nothing: why, and what can be done. Undefined while it takes applications. */
export const notTaking = (window: Window, agreement: Agreement, now: string): Problem | undefined => {
  const [barrier] = barriersToSubmitting(window, now);
  if (!barrier) return undefined;
  const home = { href: paths.home, text: 'Go to your applications' };
  if (barrier.code === 'not-open-yet') return conflict([barrier.text], home);
  if (barrier.code === 'cancelled')
    return gone(
      'This application window was cancelled',
      [cancelledInWords(window, agreement) ?? barrier.text, ...next(agreement, now)],
      home,
    );
  return gone(
    'Applications have closed',
    [
      barrier.text,
      'Nothing sent after that time can be accepted, whichever page it was sent from. What you submitted before it stands.',
      'If the service did not work for you before it closed, tell the council now: it keeps a record of faults, and more time can only be given to everyone.',
      ...next(agreement, now),
    ],
    home,
  );
};

/** When a window was cancelled, and why; undefined of one that was not, or whose award a challenge stopped. */
export const cancelledInWords = (window: Window, { council }: Pick<Agreement, 'council'>): string | undefined => {
  const cancellation = cancellationOf(window);
  return (
    cancellation &&
    `${council} cancelled this window at ${momentInWords(cancellation.at)}. The reason is: ${cancellation.reason}`
  );
};

const next = (agreement: Agreement, now: string): readonly string[] => {
  const opening = nextOpening(agreement, now);
  return opening ? [`The next window opens at ${momentInWords(opening.opensAt)}.`] : [];
};
