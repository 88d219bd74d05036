import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { offeredTo } from '../../../domain/evaluation/offered-places.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';

/**
 * Declines a place as evaluator, or gives one back that was begun, with a reason: the lead assigns it to somebody else. Marks that were
 * begun are kept and count no more. @throws Problem 409 where there is no such place, or its marks are final
 */
export const giveUpPlace = (
  deps: Deps,
  officer: Officer,
  applicationId: string,
  { reason, at }: { readonly reason: string; readonly at: string },
): Promise<void> =>
  againOnConflict(async () => {
    const application = await deps.applications.get(applicationId);
    if (!application) return;
    const { evaluators, offered = [], givenUp = [] } = application;
    // Sent twice, it is done.
    if (givenUp.some(({ of }) => of.id === officer.id)) return;
    const [offer, place] = [offeredTo(application, officer.id), evaluators.find(({ by }) => by.id === officer.id)];
    const slot = (offer ?? place)?.slot;
    if (slot === undefined || place?.finalAt) throw nothingToGiveUp(application, place?.finalAt !== undefined);
    const by = { id: officer.id, name: officer.name };
    const how = offer ? 'declined' : 'given-back';
    const begun = offer ? undefined : await deps.evaluations.get(applicationId, slot);
    await deps.records.transact([
      ...(begun ? deps.evaluations.setAside(begun, at) : []),
      ...deps.applications.changeWrites(
        application,
        {
          offered: offered.filter((each) => each !== offer),
          evaluators: evaluators.filter((each) => each !== place),
          givenUp: [...givenUp, { of: by, by, at, how, reason }],
        },
        { at, by, action: `place ${slot} as evaluator ${offer ? 'declined' : 'given back'}`, detail: reason },
      ),
    ]);
  });

const nothingToGiveUp = ({ windowId }: OpenedApplication, isFinal: boolean): Problem =>
  new Problem(409, {
    title: isFinal ? 'Your scores are final' : 'You have no place on this application',
    lines: [isFinal ? 'A place whose scores are final cannot be given back. Nothing was saved.' : 'Nothing was saved.'],
    link: { href: paths.window(windowId).evaluate, text: 'Back to the applications to score' },
  });
