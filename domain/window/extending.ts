import type { Agreement } from '../agreement/agreement.ts';
import { type Reason, saysWhy } from '../reason.ts';
import { compareInstants, lastDateBefore, plusDays, plusDuration } from '../time/london.ts';
import { dateInWords, momentInWords } from '../time/plain-words.ts';
import { type InTheWay, scheduleInTheWay, termInTheWay, windowsInTheWay } from './in-the-way.ts';
import type { Window, WindowChange } from './window.ts';

type ExtendingBarrier = Reason<'not-open' | 'already-closed' | 'not-later' | 'too-late' | 'no-reason'> | InTheWay;
type Extended = Pick<Window, 'windowId' | 'status' | 'opensAt' | 'closesAt' | 'changes'>;

/** What stands against moving the closing instant (docs/rules.md, rule 1: only later, while open, with a reason, for everyone, and not without end). */
export const barriersToExtending = (
  window: Extended,
  to: string,
  reason: string,
  {
    on,
    windows,
    agreement,
  }: {
    readonly on: string;
    /** Every window of the agreement so far. */
    readonly windows: readonly Window[];
    readonly agreement: Pick<Agreement, 'windows' | 'term' | 'longestExtension'>;
  },
): readonly ExtendingBarrier[] => {
  const longer = { opensAt: window.closesAt, closesAt: to };
  const others = windows.filter(({ windowId }) => windowId !== window.windowId);
  const last = plusDays(lastDateBefore(firstClosing(window)), agreement.longestExtension);
  const isLater = compareInstants(to, window.closesAt) > 0;
  return [
    ...(window.status === 'open' ? [] : [{ code: 'not-open', text: 'Only an open window can be extended.' } as const]),
    ...(window.status === 'open' && compareInstants(on, window.closesAt) >= 0
      ? [{ code: 'already-closed', text: 'The closing time has passed. Open an additional window instead.' } as const]
      : []),
    ...(isLater
      ? []
      : [
          {
            code: 'not-later',
            text: `The new closing time must be later than ${momentInWords(window.closesAt)}.`,
          } as const,
        ]),
    ...(lastDateBefore(to) <= last
      ? []
      : [
          {
            code: 'too-late',
            text: `A window of this agreement can close at most ${agreement.longestExtension} days later than first published, so on ${dateInWords(last)} at the latest. Open an additional window for more.`,
          } as const,
        ]),
    ...(saysWhy(reason)
      ? []
      : [{ code: 'no-reason', text: 'Enter the reason for the extension. Every provider will be told it.' } as const]),
    ...(isLater ? [...windowsInTheWay(longer, others), ...scheduleInTheWay(longer, agreement, on)] : []),
    ...termInTheWay({ closesAt: to }, agreement),
  ];
};

/** The closing instant that was published first, before any extension. */
const firstClosing = ({ closesAt, changes }: Pick<Window, 'closesAt' | 'changes'>): string =>
  changes.find(({ closedBefore }) => closedBefore)?.closedBefore ?? closesAt;

/** So long an extension waits before anybody is told of it: whoever mistyped it can take it back until then. */
export const TOLD_AFTER_MINUTES = 10;
const TOLD_AFTER = `PT${TOLD_AFTER_MINUTES}M`;
/** A cancellation is told as soon as it is certain to be stored. */
const CANCELLATION_TOLD_AFTER = 'PT1M';

/** The instant from which a change is told. */
export const toldFrom = ({ kind, at }: Pick<WindowChange, 'kind' | 'at'>): string =>
  plusDuration(at, kind === 'cancelled' ? CANCELLATION_TOLD_AFTER : TOLD_AFTER);

/** An extension that nobody has been told of at this moment. */
export const untoldExtension = ({ changes }: Pick<Window, 'changes'>, on: string): WindowChange | undefined =>
  changes.find(
    (change) => change.kind === 'extended' && !change.takenBack && compareInstants(on, toldFrom(change)) < 0,
  );

/**
 * The closing instant that applicants can count on at this moment: an extension that nobody has been told of may still be taken back, as
 * long as the earlier closing lies ahead.
 */
export const promisedClosing = ({ closesAt, changes }: Pick<Window, 'closesAt' | 'changes'>, on: string): string => {
  const earlier = untoldExtension({ changes }, on)?.closedBefore;
  return earlier !== undefined && compareInstants(on, earlier) < 0 ? earlier : closesAt;
};

/** The last extension that everybody may know of at this moment: it can no longer be taken back. */
export const announcedExtension = ({ changes }: Pick<Window, 'changes'>, on: string): WindowChange | undefined =>
  changes.findLast(
    (change) => change.kind === 'extended' && !change.takenBack && compareInstants(on, toldFrom(change)) >= 0,
  );

/**
 * Whether nobody is told of a change. An extension that was taken back, or of a window that was cancelled since, would tell of a closing
 * that does not come. An additional window that is cancelled before it opens, as soon after it was planned as an extension could be taken
 * back, was mistyped; later somebody may have read of it.
 */
export const isToldToNobody = (
  window: Pick<Window, 'status' | 'opensAt' | 'additional'>,
  change: Pick<WindowChange, 'kind' | 'at' | 'takenBack'>,
): boolean =>
  change.kind === 'extended'
    ? change.takenBack !== undefined || window.status === 'cancelled'
    : wasMistyped(window, change);

const wasMistyped = (
  { opensAt, additional }: Pick<Window, 'opensAt' | 'additional'>,
  { at }: { readonly at: string },
) =>
  additional?.askedAt !== undefined &&
  compareInstants(at, opensAt) < 0 &&
  compareInstants(at, plusDuration(additional.askedAt, TOLD_AFTER)) < 0;

/** Changes that should have been told by now, and were not to everybody: a fault came between. */
export const changesToTell = (
  window: Pick<Window, 'status' | 'opensAt' | 'additional' | 'changes'>,
  on: string,
): readonly WindowChange[] =>
  window.changes.filter(
    (change) => !change.toldAt && !isToldToNobody(window, change) && compareInstants(toldFrom(change), on) <= 0,
  );

type TakingBackBarrier = Reason<'told' | 'not-last' | 'closing-passed' | 'no-reason'>;

/** Longer than a request can take: what is decided before it is stored before the closing. */
const AHEAD_OF_CLOSING = 'PT1M';

/**
 * What stands against taking an extension back, so that the window closes when it would have. Nobody may be shut out by it: it must
 * not have been told, and the earlier closing must still lie a minute ahead, so that no submission is taken by the later one meanwhile
 * (docs/rules.md, rule 1).
 */
export const barriersToTakingBack = (
  window: Pick<Window, 'status' | 'closesAt' | 'changes'>,
  change: WindowChange,
  reason: string,
  on: string,
): readonly TakingBackBarrier[] => [
  ...(change.tellingSince || change.toldAt || compareInstants(on, toldFrom(change)) >= 0
    ? [
        {
          code: 'told',
          text: 'Providers are being told of this extension, so it can no longer be taken back.',
        } as const,
      ]
    : []),
  ...(window.status === 'open' && !change.takenBack && window.closesAt === change.closesAt && change.closedBefore
    ? []
    : [{ code: 'not-last', text: 'The window does not stand as this extension left it.' } as const]),
  ...(change.closedBefore && compareInstants(plusDuration(on, AHEAD_OF_CLOSING), change.closedBefore) >= 0
    ? [
        {
          code: 'closing-passed',
          text: `The window would have closed at ${momentInWords(change.closedBefore)}, which has passed or is less than a minute away: applications may come in after it because of the extension.`,
        } as const,
      ]
    : []),
  ...(saysWhy(reason) ? [] : [{ code: 'no-reason', text: 'Enter why the extension is taken back.' } as const]),
];

/** The extension that can be taken back at this instant; undefined where there is none. */
export const extensionToTakeBack = (
  window: Pick<Window, 'status' | 'closesAt' | 'changes'>,
  on: string,
): WindowChange | undefined =>
  window.changes.findLast(
    (change) =>
      change.kind === 'extended' &&
      barriersToTakingBack(window, change, '', on).every(({ code }) => code === 'no-reason'),
  );
