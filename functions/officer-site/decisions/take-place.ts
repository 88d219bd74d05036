import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { barriersToEvaluating, isBeingScored } from '../../../domain/evaluation/barriers.ts';
import { offeredTo, unassignedPlaces } from '../../../domain/evaluation/offered-places.ts';
import { relationsOf } from '../../../domain/evaluation/relations.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { Problem } from '../../shared/web/problem.ts';
import { frozenAgreement } from '../case/agreement.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { notScored } from './not-scored.ts';
import { placeCovered } from './place-covered.ts';

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
    const own = offeredTo(application, officer.id);
    const covering = own || !declaration ? undefined : await placeCovered(deps, officer, application, declaration, at);
    const offer = own ?? covering?.offer;
    if (questionnaire.places === 'assigned' && !offer) throw notAssigned(application, officer);
    const slot = offer?.slot ?? unassignedPlaces(application)[0];
    if (!isBeingScored(application) || slot === undefined) throw notScored(application);

    const by = { id: officer.id, name: officer.name };
    const fresh = { applicationId, slot, evaluator: by, scores: {}, version: 1 } as const;
    const left = stored.find((each) => each.slot === slot);
    await deps.records.transact([
      ...deps.applications.changeWrites(
        application,
        {
          evaluators: [...evaluators, { slot, by, ...(covering && { coveringFor: covering.coveringFor }) }],
          offered: application.offered?.filter((each) => each !== offer),
        },
        {
          at,
          by,
          action: `place ${slot} as evaluator ${offer ? 'accepted' : 'taken'}`,
          ...(covering && { detail: covering.detail }),
        },
      ),
      ...(covering?.held ?? []),
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

const notAssigned = ({ windowId, evaluators }: OpenedApplication, { id }: Officer): Problem => {
  const covered = evaluators.find(({ coveringFor }) => coveringFor?.of.id === id);
  return new Problem(403, {
    title: 'This application is not assigned to you',
    lines: [
      covered?.coveringFor
        ? `${covered.by.name}, who covered for you, accepted it at ${momentInWords(covered.coveringFor.at)}.`
        : 'The procurement lead assigns who scores which application.',
    ],
    link: { href: paths.window(windowId).evaluate, text: 'Back to the applications to score' },
  });
};
