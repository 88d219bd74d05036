import { sha256 } from '../../../adapters/sha256.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { leavingOutOf } from '../../../domain/application/leaving-out.ts';
import { providerIdOf, windowIdOf } from '../../../domain/application/opened-application.ts';
import type { Representation } from '../../../domain/application/representation.ts';
import type { LeavingOut, SetAsideApplication } from '../../../domain/application/set-aside.ts';
import { referenceOf } from '../../../domain/application/submission.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { barriersTo, type Relation } from '../../../domain/people/separation.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { frozenAgreement } from './agreement.ts';
import { ahead } from './ahead.ts';
import { awardApproved } from './award-state.ts';
import { windowSeenBy } from './declaration.ts';

/** An application that could not be opened, with all that a decision to leave it out turns on. */
export interface SetAsideCase {
  readonly window: Window;
  readonly agreement: Agreement;
  readonly setAside: SetAsideApplication;
  readonly awardApproved: boolean;
  /** The proposal that counts, and what its provider was told and replied. */
  readonly proposed: LeavingOut | undefined;
  readonly round: number;
  readonly told: Representation | undefined;
  readonly reference: string;
}

/** The case, where this officer may take part in it: they have declared no conflict of interest with its applicant. @throws Problem 403, 404 */
export const setAsideCase = async (deps: Deps, officer: Officer, applicationId: string): Promise<SetAsideCase> => {
  const [windowId, providerId] = [windowIdOf(applicationId), providerIdOf(applicationId)];
  if (!/^[\w-]{1,200}\.[\w.-]{1,200}$/.test(applicationId)) throw notFound();
  const seeing = ahead(windowSeenBy(deps, officer, windowId));
  const setAside = await deps.setAside.get(windowId, providerId);
  if (!setAside) throw notFound();
  const { window, conflicted } = await seeing;
  const has: ReadonlySet<Relation> = new Set(conflicted.has(applicationId) ? ['conflict'] : []);
  const barriers = barriersTo('leave-out', officer, has);
  if (barriers.length > 0) throw somebodyElse(windowId, barriers);
  const found = leavingOutOf(setAside);
  const [agreement, approved, told] = await Promise.all([
    frozenAgreement(deps, windowId),
    awardApproved(deps, windowId),
    found && deps.representations.get({ windowId, providerId, round: found.round, about: 'not-opened' }),
  ]);
  return {
    window,
    agreement,
    setAside,
    awardApproved: approved,
    proposed: found?.proposed,
    round: setAside.leavingsOut?.length ?? 0,
    told,
    // What it was submitted under follows from whose it is: nothing sealed is needed for it.
    reference: referenceOf(agreement, windowId, sha256(windowId + providerId)),
  };
};

const somebodyElse = (windowId: string, barriers: readonly { readonly text: string }[]) =>
  new Problem(403, {
    title: 'Somebody else must do this',
    lines: [...barriers.map(({ text }) => text), 'Nothing was saved.'],
    link: { href: paths.window(windowId).page, text: 'Back to the window' },
  });
