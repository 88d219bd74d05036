import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { barriersToEvaluating, isBeingScored } from '../../../domain/evaluation/barriers.ts';
import { offeredTo, unassignedPlaces } from '../../../domain/evaluation/offered-places.ts';
import { relationsOf } from '../../../domain/evaluation/relations.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { Problem } from '../../shared/web/problem.ts';
import { frozenAgreement } from '../case/agreement.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { notScored } from './not-scored.ts';

/**
 * Takes one of the two places as evaluator, the one assigned to this officer where places are assigned; taken before, it stays theirs.
 * @throws Problem 403, 409
 */
export const takePlace = (deps: Deps, officer: Officer, wanted: OpenedApplication, at: string): Promise<void> =>
  againOnConflict(async () => {
    const application = (await deps.applications.get(wanted.applicationId)) ?? wanted;
    const { applicationId, windowId, evaluators } = application;
    const [stored, declaration] = await Promise.all([
      deps.evaluations.of(applicationId),
      deps.evaluations.declaration(windowId, officer.id),
    ]);
    // Whoever declared a conflict has given the place up on the application, which says who scores it.
    const relations = relationsOf(officer.id, { applications: [application] });
    const begun = stored.filter(({ slot }) => evaluators.some((each) => each.slot === slot));
    const barriers = barriersToEvaluating(
      officer,
      relations,
      applicationId,
      declaration && { officerId: officer.id, conflictedApplications: declaration.conflictedApplications },
      begun,
    );
    if (barriers.length > 0) throw refused(application, barriers);
    if (begun.some(({ evaluator }) => evaluator.id === officer.id)) return;
    const { questionnaire } = await frozenAgreement(deps, windowId);
    const offer = offeredTo(application, officer.id);
    if (questionnaire.places === 'assigned' && !offer) throw notAssigned(application);
    const slot = offer?.slot ?? unassignedPlaces(application)[0];
    if (!isBeingScored(application) || slot === undefined) throw notScored(application);

    const by = { id: officer.id, name: officer.name };
    const fresh = { applicationId, slot, evaluator: by, scores: {}, version: 1 } as const;
    const left = stored.find((each) => each.slot === slot);
    await deps.records.transact([
      ...deps.applications.changeWrites(
        application,
        { evaluators: [...evaluators, { slot, by }], offered: application.offered?.filter((each) => each !== offer) },
        { at, by, action: `place ${slot} as evaluator ${offer ? 'accepted' : 'taken'}` },
      ),
      left ? deps.evaluations.claimInstead(left, fresh) : deps.evaluations.claim(fresh),
    ]);
  });

const refused = (
  { windowId }: OpenedApplication,
  barriers: readonly { readonly code: string; readonly text: string }[],
) =>
  new Problem(barriers.some(({ code }) => code === 'both-taken' || code === 'already-final') ? 409 : 403, {
    title: 'You cannot score this application',
    lines: barriers.map(({ text }) => text),
    link: { href: paths.window(windowId).evaluate, text: 'Back to the applications to score' },
  });

const notAssigned = ({ windowId }: OpenedApplication): Problem =>
  new Problem(403, {
    title: 'This application is not assigned to you',
    lines: ['The procurement lead assigns who scores which application.'],
    link: { href: paths.window(windowId).evaluate, text: 'Back to the applications to score' },
  });
