import { barriersToProposing } from '../../../domain/application/leaving-out.ts';
import type { Representation } from '../../../domain/application/representation.ts';
import type { LeavingOut } from '../../../domain/application/set-aside.ts';
import { endOfTimeToReply } from '../../../domain/application/time-to-reply.ts';
import { leavingOutProposedLetter } from '../../../domain/letters/leaving-out-letters.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { setAsideCase } from '../case/set-aside-case.ts';
import type { DeskDeps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { type Made, refuse } from './leaving-out.ts';

/**
 * Proposes that an award is made without an application that cannot be opened, and writes to its provider at once (docs/rules.md, rule 8).
 * The same proposal again changes nothing. @throws Problem 403, 404, 409
 */
export const proposeLeavingOut = (deps: DeskDeps, made: Made): Promise<void> =>
  againOnConflict(async () => {
    const { officer, reason, at } = made;
    const found = await setAsideCase(deps, officer, made.applicationId);
    const { setAside, window, agreement, proposed, reference } = found;
    const by = { id: officer.id, name: officer.name };
    if (proposed?.by.id === by.id && proposed.reason === reason) return wakeSender(deps);
    refuse(found, barriersToProposing(setAside, { ...found, reason }));

    const { applicationId, windowId, providerId } = setAside;
    const to = await deps.interests.get(window.agreementId, providerId);
    const replyBy = endOfTimeToReply(at, agreement.representation, await deps.bankHolidays());
    const fresh: Representation = {
      applicationId,
      windowId,
      providerId,
      about: 'not-opened',
      round: found.round + 1,
      reference,
      organisationName: to?.name ?? '',
      email: to?.email ?? '',
      reasons: [reason],
      toldAt: at,
      replyBy,
      version: 1,
    };
    const proposal: LeavingOut = { by, at, reason, organisationName: fresh.organisationName };
    const letter = leavingOutProposedLetter({ agreement, window, siteUrl: deps.siteUrl }, fresh);
    await deps.records.transact([
      ...deps.setAside.changeWrites(
        setAside,
        { leavingsOut: [...(setAside.leavingsOut ?? []), proposal] },
        { at, by, action: 'leaving out proposed', detail: `the provider may reply before ${replyBy}: ${reason}` },
      ),
      deps.representations.open(fresh),
      deps.letters.write(letter, at),
    ]);
    await wakeSender(deps, letter);
  });
