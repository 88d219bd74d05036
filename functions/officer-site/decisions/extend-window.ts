import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { Person } from '../../../domain/people/officer.ts';
import { momentInWords, spanInWords } from '../../../domain/time/plain-words.ts';
import {
  barriersToExtending,
  barriersToTakingBack,
  TOLD_AFTER_MINUTES,
  toldFrom,
} from '../../../domain/window/extending.ts';
import type { Window, WindowChange } from '../../../domain/window/window.ts';
import { done, type Sent, unless } from '../../shared/forms/form.ts';
import { registeredFor } from '../case/registered.ts';
import type { DeskDeps } from '../deps.ts';
import { registeredInWords } from '../words/registered.ts';

interface Decided {
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
}

/** The extension that stands, where there is one. */
export const lastExtension = ({ changes }: Window): WindowChange | undefined =>
  changes.findLast(({ kind, takenBack }) => kind === 'extended' && !takenBack);

/**
 * Moves a window's closing later, for everyone (docs/rules.md, rule 1): shown in words first, and done once that is confirmed, as long
 * as it is still the same step. Sent twice it is done once.
 */
export const extendWindow = async (
  deps: DeskDeps,
  { windowId, agreementId }: Window,
  agreement: Agreement,
  extension: Decided & { readonly closesAt: string; readonly confirmed: string },
): Promise<Sent> => {
  const { by, at, reason, closesAt, confirmed } = extension;
  const calendar = await deps.windows.calendar(agreementId);
  const { windows } = calendar;
  const window = windows.find((each) => each.windowId === windowId);
  if (!window) throw new Error(`There is no window ${windowId}`);
  const before = lastExtension(window);
  if (before?.by.id === by.id && before.closesAt === closesAt && before.reason === reason) return done;

  const barriers = barriersToExtending(window, closesAt, reason, { on: at, windows, agreement });
  if (barriers.length > 0) return { barriers };
  const [from, to] = spanInWords(window.closesAt, closesAt);
  const confirming = `${window.closesAt} ${closesAt}`;
  if (confirmed !== confirming)
    return {
      check: {
        title: 'Check before you extend the window',
        button: 'Extend the window for everyone',
        confirming,
        rows: [
          { key: 'It closes now', value: from },
          { key: 'It will close', value: to },
          { key: 'Reason', value: reason },
          { key: 'Who is told', value: registeredInWords(await registeredFor(deps, agreementId)) },
        ],
        notes: [
          `The new closing time holds at once, for everyone. Providers are written to ${TOLD_AFTER_MINUTES} minutes later: until then you or a colleague can take the extension back. After that it can only be extended further.`,
        ],
      },
    };

  const change = { kind: 'extended' as const, at, by, reason, closesAt, closedBefore: window.closesAt };
  await deps.followChange(windowId, change);
  await deps.windows.change(
    window,
    { closesAt, changes: [...window.changes, change] },
    {
      at,
      by,
      action: 'window extended',
      detail: `from ${from} to ${to}, to be told at ${momentInWords(toldFrom(change))}: ${reason}`,
    },
    [deps.windows.holdCalendar(calendar)],
  );
  return done;
};

/** Takes an extension back that nobody has been told of. */
export const takeExtensionBack = (
  deps: DeskDeps,
  window: Window,
  change: WindowChange,
  { by, at, reason }: Decided,
): Promise<Sent> =>
  unless(barriersToTakingBack(window, change, reason, at), async () => {
    const closesAt = change.closedBefore ?? window.closesAt;
    const changes = window.changes.map((each) => (each === change ? { ...each, takenBack: { at, by, reason } } : each));
    await deps.windows.change(
      window,
      { closesAt, changes },
      { at, by, action: 'extension taken back', detail: `closes again at ${momentInWords(closesAt)}: ${reason}` },
    );
  });
