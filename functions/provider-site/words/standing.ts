import type { Outcome } from '../../../adapters/dynamodb/contracts.ts';
import type { SealedApplication } from '../../../adapters/dynamodb/sealed-applications.ts';
import { barriersToCorrecting, type Correction } from '../../../domain/application/correction.ts';
import type { Representation } from '../../../domain/application/representation.ts';
import { takesApplications } from '../../../domain/window/barriers.ts';
import { isAhead } from '../../../domain/window/coming-window.ts';
import type { Window } from '../../../domain/window/window.ts';
import { paths } from '../paths.ts';

/** An application with what its provider was told of it. */
interface Known {
  readonly window: Window;
  readonly head: Pick<SealedApplication, 'status'>;
  readonly outcome: Outcome | undefined;
  readonly told: Representation | undefined;
  readonly correction: Correction | undefined;
  /** The lots of its contracts, and whether each was accepted. */
  readonly contracted: readonly { readonly lot: string; readonly isAccepted: boolean }[];
}

/** Where an application stands, in a word, with the page that says more. */
interface Standing {
  readonly tag: string;
  readonly colour: string;
  readonly href: string;
  readonly action: string;
}

export const standingOf = ({ window, head, outcome, told, correction, contracted }: Known, now: string): Standing => {
  const at = paths.window(window.windowId);
  if (outcome?.overtaken)
    return { tag: outcome.overtaken.title, colour: 'grey', href: at.outcome, action: 'Read what follows' };
  if (window.status === 'cancelled')
    return {
      tag: 'Window cancelled',
      colour: 'grey',
      href: head.status === 'submitted' ? at.receipt : at.draft,
      action: 'See why',
    };
  const [first, ...others] = contracted;
  if (first) {
    const href = others.length > 0 ? at.receipt : at.contract(first.lot);
    return contracted.every(({ isAccepted }) => isAccepted)
      ? { tag: 'Contract made', colour: 'green', href, action: 'Read your contract' }
      : { tag: 'Contract to accept', colour: 'orange', href, action: 'Read and accept your contract' };
  }
  if (outcome) return { tag: 'Outcome ready', colour: 'green', href: at.outcome, action: 'Read the outcome' };
  const heard = hearingOf(told);
  if (heard) return { ...heard, href: at.proposedRejection };
  const returned = correctionOf(correction, window, now);
  if (returned) return { ...returned, href: at.correction };
  if (head.status === 'submitted')
    return { tag: 'Submitted', colour: 'green', href: at.receipt, action: 'See how it stands' };
  if (isAhead(window, now))
    return { tag: 'Being prepared', colour: 'blue', href: at.tasks, action: 'Continue your application' };
  if (!takesApplications(window, now))
    return { tag: 'Not submitted', colour: 'grey', href: at.draft, action: 'Read what you had written' };
  return head.status === 'withdrawn'
    ? { tag: 'Withdrawn', colour: 'yellow', href: at.tasks, action: 'Change it and submit again' }
    : { tag: 'Not submitted yet', colour: 'blue', href: at.tasks, action: 'Continue your application' };
};

type Hearing = Omit<Standing, 'href'>;

/** Where an application stands that may still be corrected; undefined once it may not. */
const correctionOf = (correction: Correction | undefined, window: Window, now: string): Hearing | undefined => {
  if (!correction || barriersToCorrecting(correction, window, now).length > 0) return undefined;
  return correction.sent
    ? { tag: 'Correction received', colour: 'blue', action: 'See your correction' }
    : { tag: 'To be corrected', colour: 'orange', action: 'Read what, and correct it' };
};

/** Where an application stands that is, or is to be, rejected or left out; undefined once it goes on. */
const hearingOf = (told: Representation | undefined): Hearing | undefined => {
  if (!told || told.ended?.how === 'lifted' || told.ended?.how === 'taken-back') return undefined;
  if (told.about) return unopened(told);
  if (told.ended) return { tag: 'Rejected', colour: 'red', action: 'Read why' };
  return told.reply
    ? { tag: 'Reply received', colour: 'blue', action: 'See your reply' }
    : { tag: 'Rejection proposed', colour: 'orange', action: 'Read why, and reply' };
};

/** Where an application stands that could not be opened. */
const unopened = ({ ended, reply }: Representation): Hearing => {
  if (ended) return { tag: 'Left out', colour: 'red', action: 'Read why' };
  return reply
    ? { tag: 'Reply received', colour: 'blue', action: 'See your reply' }
    : { tag: 'Could not be opened', colour: 'orange', action: 'Read why, and reply' };
};
