import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { Calendar } from '../../../adapters/dynamodb/windows.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { Person } from '../../../domain/people/officer.ts';
import { spanInWords } from '../../../domain/time/plain-words.ts';
import { additionalWindowIdOf, barriersToOpening } from '../../../domain/window/additional.ts';
import { TOLD_AFTER_MINUTES } from '../../../domain/window/extending.ts';
import type { Window } from '../../../domain/window/window.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import { conflict } from '../../shared/web/problem.ts';
import { registeredFor } from '../case/registered.ts';
import type { DeskDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { registeredInWords } from '../words/registered.ts';

/** So often the plan is weighed again where others plan or lengthen windows at that moment. */
const ATTEMPTS = 4;

interface Plan {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly reason: string;
  readonly by: Person;
  readonly at: string;
  readonly confirmed: string;
}

/**
 * Opens a window beyond the schedule (docs/rules.md, rule 1): shown in words first, and planned once that is confirmed. Whoever came
 * first is seen by the next one: the rules say who, and when their window is.
 */
export const planWindow = async (deps: DeskDeps, agreement: Agreement, plan: Plan, left = ATTEMPTS): Promise<Sent> => {
  const { opensAt, closesAt, reason, by, at, confirmed } = plan;
  const calendar = await deps.windows.calendar(agreement.id);
  const { windows } = calendar;
  const windowId = additionalWindowIdOf(agreement.id, opensAt, windows);
  const toWindow = { ...done, next: paths.window(windowId).page };
  const same = windows.find((window) => window.windowId === windowId);
  if (same?.additional?.by.id === by.id && same.additional.reason === reason) {
    // Sent again, perhaps since its machine could not be started.
    if (same.status === 'scheduled') await deps.startWindow(same);
    return toWindow;
  }
  const barriers = barriersToOpening({ opensAt, closesAt, reason }, { on: at, windows, agreement });
  if (barriers.length > 0) return { barriers };
  const confirming = `${opensAt} ${closesAt}`;
  if (confirmed !== confirming) return { check: { ...(await inWords(deps, agreement, plan)), confirming } };
  const planned: Window = {
    windowId,
    agreementId: agreement.id,
    execution: deps.startWindow.executionOf(windowId),
    status: 'scheduled',
    opensAt,
    closesAt,
    additional: { by, reason, askedAt: at },
    changes: [],
    version: 1,
  };
  if (await isPlanned(deps, planned, agreement, calendar)) {
    await deps.startWindow(planned);
    return toWindow;
  }
  if (left === 0) throw conflict(undefined, { href: paths.windows, text: 'See the windows as they are now' });
  return planWindow(deps, agreement, plan, left - 1);
};

/** Whether the window was stored: of two officers at the same moment one is told what the other planned. */
const isPlanned = async (deps: DeskDeps, planned: Window, agreement: Agreement, calendar: Calendar) => {
  const { by, reason, askedAt = planned.opensAt } = planned.additional ?? {};
  try {
    const audit = { at: askedAt, by, action: 'window prepared', detail: reason };
    return (await deps.windows.prepare(planned, agreement, audit, [deps.windows.holdCalendar(calendar)])) === planned;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return false;
  }
};

const inWords = async (deps: DeskDeps, { id, title }: Agreement, { opensAt, closesAt, reason }: Plan) => {
  const [from, to] = spanInWords(opensAt, closesAt);
  return {
    title: 'Check before you open the window',
    caption: title,
    button: 'Open this window',
    rows: [
      { key: 'It opens', value: from },
      { key: 'It closes', value: to },
      { key: 'Reason', value: reason },
      { key: 'Who is told', value: registeredInWords(await registeredFor(deps, id)) },
    ],
    notes: [
      `The window is on the public page at once. Providers are written to when it opens. Until then you can cancel it; within ${TOLD_AFTER_MINUTES} minutes, without anybody being told.`,
    ],
  };
};
