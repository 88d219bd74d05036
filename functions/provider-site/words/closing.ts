import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { compareInstants } from '../../../domain/time/london.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { leftToSubmit } from '../../../domain/time/time-left.ts';
import { barriersToSubmitting } from '../../../domain/window/barriers.ts';
import { cancellationOf } from '../../../domain/window/cancelling.ts';
import { announcedExtension, promisedClosing } from '../../../domain/window/extending.ts';
import type { Span } from '../../../domain/window/span.ts';
import type { Window, WindowChange } from '../../../domain/window/window.ts';
import { conflict, gone, type Problem } from '../../shared/web/problem.ts';
import { paths } from '../paths.ts';

/** The closing time as every page of an application says it. */
interface Closing {
  readonly text: string;
  /** What is left until then, in words and in milliseconds: a page that stays open counts on. Absent once it is past. */
  readonly left?: { readonly text: string; readonly milliseconds: number };
  /** Within the last 24 hours. */
  readonly isSoon?: true;
  /** That it was moved, for everyone, and why. */
  readonly moved?: string;
}

const DAY = 24 * 60 * 60_000;

/** An extension that may still be taken back is said to nobody. */
export const closingOf = (window: Pick<Window, 'opensAt' | 'closesAt' | 'changes'>, now: string): Closing => {
  const closesAt = promisedClosing(window, now);
  if (compareInstants(now, window.opensAt) < 0)
    return { text: `Opens at ${momentInWords(window.opensAt)}, and closes at ${momentInWords(closesAt)}` };
  const milliseconds = Date.parse(closesAt) - Date.parse(now);
  if (milliseconds <= 0) return { text: `Closed at ${momentInWords(closesAt)}` };
  const moved = movedInWords(announcedExtension(window, now));
  return {
    text: `Closes at ${momentInWords(closesAt)}`,
    left: { text: leftToSubmit(milliseconds), milliseconds },
    ...(milliseconds < DAY ? { isSoon: true } : {}),
    ...(moved === undefined ? {} : { moved }),
  };
};

const movedInWords = (extension: WindowChange | undefined): string | undefined => {
  const { closedBefore, closesAt, reason } = extension ?? {};
  return closedBefore && closesAt
    ? `The closing time was moved, for everyone, from ${momentInWords(closedBefore)} to ${momentInWords(closesAt)}. The reason is: ${reason}`
    : undefined;
};

interface Asking {
  readonly now: string;
  /** The window that opens next, as every page says it. */
  readonly next: Span | undefined;
  /** Whether who asks has an application there that was not submitted. */
  readonly unsent: boolean;
}

/** The page shown where a window takes nothing: why, and what can be done. */
export const notTaking = (window: Window, agreement: Agreement, { now, next, unsent }: Asking): Problem => {
  const home = { href: paths.home, text: 'Go to your applications' };
  const link = unsent
    ? { href: paths.window(window.windowId).draft, text: 'Read what you had written, and save a copy' }
    : home;
  const [barrier] = barriersToSubmitting(window, now);
  if (barrier?.code === 'not-open-yet') return conflict([barrier.text], home);
  const after = next ? [`The next window opens at ${momentInWords(next.opensAt)}.`] : [];
  if (barrier?.code === 'cancelled')
    return gone(
      'This application window was cancelled',
      [cancelledInWords(window, agreement) ?? barrier.text, ...after],
      link,
    );
  return gone(
    'Applications have closed',
    [
      barrier?.text ?? 'Applications have closed.',
      'Nothing sent after that time can be accepted, whichever page it was sent from. What you submitted before it stands.',
      'If the service did not work for you before it closed, tell the council now: it keeps a record of faults, and more time can only be given to everyone.',
      ...after,
    ],
    link,
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
