import { changingProposed } from '../../../domain/application/proposed-rejection.ts';
import { barriersToMoreTime, barriersToTakingBack } from '../../../domain/application/representation.ts';
import { endOfDay } from '../../../domain/award/standstill.ts';
import type { Person } from '../../../domain/people/officer.ts';
import type { Deps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { heard, requireMayEnd } from './hearing.ts';
import { notReady, openWait, redeliver } from './machine-answers.ts';

interface MoreTime {
  readonly lastDay: string;
  readonly reason: string;
  readonly by: Person;
  readonly at: string;
}

/** Gives a provider until the end of this day to reply, for a reason that it is told. @throws Problem 403, 404, 409 */
export const giveMoreTime = (deps: Deps, applicationId: string, { lastDay, reason, by, at }: MoreTime): Promise<void> =>
  againOnConflict(async () => {
    const replyBy = endOfDay(lastDay);
    const { application, proposed, representation } = await heard(deps, applicationId);
    if (proposed.replyBy === replyBy && representation?.moreTime === reason)
      return redeliver(deps, applicationId, 'proposed-rejection');
    const barriers = [
      ...barriersToTakingBack(application.status, proposed, at),
      ...barriersToMoreTime(proposed, lastDay, at),
    ];
    await requireMayEnd(deps, application, by, barriers);
    if (!representation) throw notReady();
    const wait = await openWait(deps, applicationId, 'proposed-rejection');
    await deps.records.transact([
      ...deps.applications.changeWrites(application, changingProposed(application, { replyBy }), {
        at,
        by,
        action: 'more time to reply',
        detail: `may reply before ${replyBy}: ${reason}`,
      }),
      deps.representations.giveMoreTime(representation, { replyBy, moreTime: reason }),
      // The machine looks again, tells the provider, and waits for the new end.
      deps.waits.answer(wait, { how: 'more-time' }),
    ]);
    await redeliver(deps, applicationId, 'proposed-rejection');
  });
