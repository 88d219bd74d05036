import { type WindowStatus, windowStatus } from './window.ts';

/** Which status may follow which (docs/rules.md, rule 1). Every write of a status is conditional on this table. */
const followers: Record<WindowStatus, readonly WindowStatus[]> = {
  scheduled: ['open', 'cancelled'],
  open: ['closed', 'cancelled'],
  closed: ['evaluating', 'cancelled'],
  evaluating: ['standstill', 'awarded', 'cancelled'],
  standstill: ['awarded', 'cancelled'],
  awarded: [],
  cancelled: [],
};

/** The statuses from which a window may move to `to`. */
export const statusesBefore = (to: WindowStatus): readonly WindowStatus[] =>
  windowStatus.options.filter((from) => followers[from].includes(to));
