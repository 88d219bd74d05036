import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { isBeingScored } from '../../../domain/evaluation/barriers.ts';
import { barriersToAssigning } from '../../../domain/evaluation/panel.ts';
import type { Evaluation } from '../../../domain/evaluation/scores.ts';
import type { Officer, Person } from '../../../domain/people/officer.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Seat } from '../case/panel.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { answerBy } from './assign-places.ts';
import { requireSeparate } from './require-separate.ts';

/** A place as evaluator by its number, or the moderator's. */
export type PlaceAsked = Evaluation['slot'] | 'moderator';

interface Reassigning {
  readonly place: PlaceAsked;
  /** Who had it as the page showed it, or '' where it was nobody's. */
  readonly from: string;
  /** Who gets it; nobody yet where it is undefined. The moderator's is taken by whoever moderates next. */
  readonly to: Seat | undefined;
  readonly reason: string;
  readonly at: string;
  readonly daysToAccept: number;
}

/**
 * Gives a place to somebody else, or to nobody for now, with a reason: somebody is ill, or does not answer. What was marked in it is kept
 * and counts no more; the machine goes on waiting for whoever has it next. @throws Problem 403, 409
 */
export const reassignPlace = (
  deps: Deps,
  officer: Officer,
  applicationId: string,
  { place, from, to, reason, at, daysToAccept }: Reassigning,
): Promise<void> =>
  againOnConflict(async () => {
    const application = await deps.applications.get(applicationId);
    if (!application) return;
    requireSeparate('assign', officer, application, application.windowId);
    const by = { id: officer.id, name: officer.name };
    const had = holderOf(application, place);
    if ((had?.id ?? '') !== from) throw changedMeanwhile(application, had);
    const givenUp = [
      ...(application.givenUp ?? []),
      ...(had ? [{ of: had, by, at, how: 'reassigned' as const, reason }] : []),
    ];
    if (place === 'moderator') {
      const begun = await deps.evaluations.moderation(applicationId);
      if (application.status !== 'moderating' || !had || begun?.finalAt) throw cannotBeReassigned(application);
      const audit = { at, by, action: `moderation of ${had.name} given up for somebody else`, detail: reason };
      await deps.records.transact([
        ...(begun ? deps.evaluations.setAsideModeration(begun, at) : []),
        ...deps.applications.changeWrites(application, { moderator: undefined, givenUp }, audit),
      ]);
      return;
    }
    const holder = application.evaluators.find(({ slot }) => slot === place);
    if (!isBeingScored(application) || holder?.finalAt) throw cannotBeReassigned(application);
    const rest = {
      evaluators: application.evaluators.filter((each) => each !== holder),
      offered: (application.offered ?? []).filter(({ slot }) => slot !== place),
    };
    const isSelf = to?.officer.id === officer.id;
    if (to && (isSelf || barriersToAssigning(to, { ...application, ...rest, givenUp }).length > 0))
      throw cannotBeReassigned(application);
    const begun = holder && (await deps.evaluations.get(applicationId, place));
    const whose = `place ${place} as evaluator ${had ? `of ${had.name} ` : ''}`;
    await deps.records.transact([
      ...(begun ? deps.evaluations.setAside(begun, at) : []),
      ...deps.applications.changeWrites(
        application,
        {
          ...rest,
          givenUp,
          ...(to
            ? {
                offered: [
                  ...rest.offered,
                  { slot: place, to: to.officer, by, at, answerBy: answerBy(at, daysToAccept) },
                ],
              }
            : {}),
        },
        { at, by, action: `${whose}${to ? `assigned to ${to.officer.name}` : 'left open'}`, detail: reason },
      ),
    ]);
  });

/** Whose a place is, begun or only assigned. */
export const holderOf = (
  { evaluators, offered = [], moderator }: Pick<OpenedApplication, 'evaluators' | 'offered' | 'moderator'>,
  place: PlaceAsked,
): Person | undefined =>
  place === 'moderator'
    ? moderator
    : (evaluators.find(({ slot }) => slot === place)?.by ?? offered.find(({ slot }) => slot === place)?.to);

const changedMeanwhile = ({ windowId, applicationId }: OpenedApplication, has: Person | undefined): Problem =>
  new Problem(409, {
    title: 'This place has changed',
    lines: [has ? `It is ${has.name}’s now. Nothing was saved.` : 'It is nobody’s now. Nothing was saved.'],
    link: { href: paths.window(windowId).places(applicationId), text: 'See who scores this application' },
  });

const cannotBeReassigned = ({ windowId, applicationId }: OpenedApplication): Problem =>
  new Problem(409, {
    title: 'This place cannot be reassigned',
    lines: ['Its marks are final, or whoever you chose may not have it any more. Nothing was saved.'],
    link: { href: paths.window(windowId).places(applicationId), text: 'See who scores this application' },
  });
