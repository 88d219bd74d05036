import type { Now } from '../../../adapters/clock.ts';
import type { Calendar, WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { londonDate } from '../../../domain/time/london.ts';
import { additionalWindowIdOf } from '../../../domain/window/additional.ts';
import { isLedByTheClock } from '../../../domain/window/behind-its-time.ts';
import { termInTheWay, windowsInTheWay } from '../../../domain/window/in-the-way.ts';
import { scheduledOpening } from '../../../domain/window/openings.ts';
import { type Window, windowIdOf } from '../../../domain/window/window.ts';
import type { Input } from './schema.ts';

interface Deps {
  readonly windows: WindowRepository;
  readonly agreementOf: (id: string) => Agreement | undefined;
  readonly now: Now;
}

/**
 * Stores the window with the agreement as it stands now, frozen for it (docs/rules.md, rule 1). Where the term or another window is
 * in its way nothing is stored but the reasons: trying again would not help, so it is no error.
 * A window that is stored and not unsealed yet can be taken over by an execution whose input says so.
 */
export const prepareWindow =
  ({ windows, agreementOf, now }: Deps) =>
  async (input: Input) => {
    const agreement = agreementOf(input.opening.agreementId);
    if (!agreement) throw new Error(`There is no agreement ${input.opening.agreementId}`);
    const calendar = await windows.calendar(agreement.id);
    if (input.opening.takesOver !== undefined)
      return takenOver({ windows, now }, calendar, input.execution, input.opening.takesOver);
    // Of an additional window that was planned again after it was cancelled, the execution says which is meant.
    const fresh = plannedWindow(agreement, input, now());
    const own = calendar.windows.find(
      ({ execution, opensAt }) => execution === input.execution && opensAt === fresh.opensAt,
    );
    const planned = own ?? fresh;
    const { windowId, opensAt, closesAt } = planned;
    const known = own ?? calendar.windows.find((each) => each.windowId === windowId);
    const inTheWay = known ? [] : [...termInTheWay(planned, agreement), ...windowsInTheWay(planned, calendar.windows)];
    if (inTheWay.length > 0) {
      const reasons = inTheWay.map(({ text }) => text);
      await windows.keepNotOpened({ windowId, agreementId: agreement.id, opensAt, closesAt, reasons, at: now() });
      return { windowId, status: 'not-opened', opensAt, closesAt, reasons } as const;
    }
    const kept =
      known ??
      (await windows.prepare(
        planned,
        agreement,
        {
          at: now(),
          action: 'window prepared',
          ...(planned.additional ? { by: planned.additional.by, detail: planned.additional.reason } : {}),
        },
        [windows.holdCalendar(calendar)],
      ));
    const status = kept.execution === input.execution ? 'prepared' : 'run-by-another';
    return { windowId, status, opensAt: kept.opensAt, closesAt: kept.closesAt } as const;
  };

const takenOver = async (
  { windows, now }: Pick<Deps, 'windows' | 'now'>,
  calendar: Calendar,
  execution: string,
  windowId: string,
) => {
  const window = calendar.windows.find((each) => each.windowId === windowId);
  if (!window) throw new Error(`There is no window ${windowId} to take over`);
  const { opensAt, closesAt } = window;
  if (!isLedByTheClock(window)) return { windowId, status: 'run-by-another', opensAt, closesAt } as const;
  if (window.execution !== execution)
    await windows.change(window, { execution }, { at: now(), action: 'window taken over by another execution' });
  return { windowId, status: 'prepared', opensAt, closesAt } as const;
};

const plannedWindow = (
  agreement: Agreement,
  { execution, opening: { scheduledTime, additional } }: Input,
  now: string,
): Window => {
  const common = { agreementId: agreement.id, execution, status: 'scheduled' as const, changes: [], version: 1 };
  if (additional) {
    const { opensAt, closesAt, by, reason } = additional;
    return {
      ...common,
      windowId: additionalWindowIdOf(agreement.id, opensAt),
      opensAt,
      closesAt,
      additional: { by, reason },
    };
  }
  const planned = scheduledOpening(agreement, scheduledTime ?? now);
  if (!planned) throw new Error(`No schedule opens windows of ${agreement.id}`);
  return { ...common, windowId: windowIdOf(agreement.id, londonDate(planned.opensAt)), ...planned };
};
