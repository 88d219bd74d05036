import type { WindowRepository } from '../../adapters/dynamodb/windows.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { Window } from '../../domain/window/window.ts';

/** An agreement's term as its file states it now, by the agreement's id. */
export type TermOf = (id: string) => Pick<Agreement, 'term'> | undefined;

/** The window a task works on. A task is never given one that was not stored, so its absence is a fault. */
export const storedWindow = async (windows: WindowRepository, windowId: string): Promise<Window> => {
  const window = await windows.get(windowId);
  if (!window) throw new Error(`There is no window ${windowId}`);
  return window;
};

/** The agreement frozen for a window. */
export const frozenAgreement = async (windows: WindowRepository, windowId: string): Promise<Agreement> => {
  const agreement = await windows.agreement(windowId);
  if (!agreement) throw new Error(`No agreement is kept for the window ${windowId}`);
  return agreement;
};

/** The agreement frozen for a window with its term as its file states it now: an option taken since counts. */
export const withTermOfNow = (frozen: Agreement, agreementOf: TermOf): Agreement => ({
  ...frozen,
  term: agreementOf(frozen.id)?.term ?? frozen.term,
});
