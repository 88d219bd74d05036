import type { Window } from '../../../domain/window/window.ts';

/** S1's window of March 2027, open, with what a case changes of it. */
export const aWindow = (changes: Partial<Window> = {}): Window => ({
  windowId: 's1-home-care-2027-03-01',
  agreementId: 's1-home-care',
  execution: 'test',
  status: 'open',
  opensAt: '2027-03-01T09:00:00.000Z',
  closesAt: '2027-03-31T11:00:00.000Z',
  changes: [],
  version: 1,
  ...changes,
});

/** An additional window that Priya Example asked for. */
export const anAdditionalWindow = (opensAt: string, closesAt: string): Window =>
  aWindow({
    windowId: `s1-home-care-${opensAt.slice(0, 10)}-0800`,
    status: 'scheduled',
    opensAt,
    closesAt,
    additional: {
      by: { id: 'priya', name: 'Priya Example' },
      reason: 'Two zones lack complex care.',
      askedAt: '2027-05-04T09:30:00.000Z',
    },
  });
