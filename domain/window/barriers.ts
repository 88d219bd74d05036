import type { Reason } from '../reason.ts';
import { compareInstants } from '../time/london.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Window } from './window.ts';

type SubmittingBarrier = Reason<'not-open-yet' | 'closed' | 'cancelled'>;

/** What of a window says whether it takes applications. */
type Taking = Pick<Window, 'status' | 'opensAt' | 'closesAt' | 'unsealedAt'>;

/**
 * What stands against taking a submission that arrived at this instant (docs/rules.md, rule 1).
 * The instant is the server's, of the request's arrival; the closing instant itself is too late.
 */
export const barriersToSubmitting = (window: Taking, arrivedAt: string): readonly SubmittingBarrier[] => {
  if (window.status === 'cancelled')
    return [{ code: 'cancelled', text: 'The council has cancelled this application window.' }];
  if (window.status === 'scheduled' || compareInstants(arrivedAt, window.opensAt) < 0) {
    return [{ code: 'not-open-yet', text: `Applications open at ${momentInWords(window.opensAt)}.` }];
  }
  if (window.unsealedAt || compareInstants(arrivedAt, window.closesAt) >= 0) {
    return [{ code: 'closed', text: `Applications closed at ${momentInWords(window.closesAt)}.` }];
  }
  return [];
};

/** Whether a window takes applications at this instant. */
export const takesApplications = (window: Taking, at: string): boolean => barriersToSubmitting(window, at).length === 0;

/**
 * Whether a submission that was sealed counts: settled once more when it is unsealed, by the instant at which its request arrived and the
 * closing as it then stands. Neither pages nor their writes are asked.
 */
export const arrivedInTime = ({ closesAt }: Pick<Window, 'closesAt'>, arrivedAt: string): boolean =>
  compareInstants(arrivedAt, closesAt) < 0;
