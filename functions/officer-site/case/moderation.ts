import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { barriersToModerating } from '../../../domain/evaluation/barriers.ts';
import { relationsOf } from '../../../domain/evaluation/relations.ts';
import { type Evaluation, type Moderation, standing } from '../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { ahead } from './ahead.ts';

/** Every evaluation of an application, those set aside among them, and the consensus so far: as they are stored, whoever may see them. */
export interface StoredMarks {
  readonly evaluations: readonly Evaluation[];
  readonly consensus: Promise<Moderation | undefined>;
}

/** Reads them at once, by their keys. */
export const storedMarks = async (
  { evaluations }: Pick<Deps, 'evaluations'>,
  applicationId: string,
): Promise<StoredMarks> => {
  const consensus = ahead(evaluations.moderation(applicationId));
  return { evaluations: await evaluations.of(applicationId), consensus };
};

interface ModerationSeen {
  readonly individual: readonly Evaluation[];
  readonly moderation: Moderation | undefined;
}

/** The standing evaluations and the consensus so far, for an officer who may moderate. @throws Problem 403 with every reason against it */
export const moderationSeenBy = async (
  deps: Pick<Deps, 'evaluations'>,
  officer: Officer,
  application: OpenedApplication,
): Promise<ModerationSeen> => marksSeenBy(officer, application, await storedMarks(deps, application.applicationId));

/** The same of marks that were read already. @throws Problem 403 with every reason against it */
export const marksSeenBy = async (
  officer: Officer,
  application: OpenedApplication,
  { evaluations: stored, consensus }: StoredMarks,
): Promise<ModerationSeen> => {
  const { windowId } = application;
  const relations = relationsOf(officer.id, { applications: [application] });
  const barriers = barriersToModerating(officer, relations, stored, application);
  if (barriers.length > 0) {
    throw new Problem(barriers.some(({ code }) => code !== 'scores-missing') ? 403 : 409, {
      title: 'You cannot moderate this application',
      lines: barriers.map(({ text }) => text),
      link: { href: paths.window(windowId).moderate, text: 'Back to the applications to moderate' },
    });
  }
  return { individual: standing(stored), moderation: await consensus };
};

/** @throws Problem 409 where another moderator has it */
export const requireOwn = ({ moderator }: Moderation, officer: Officer, { windowId }: OpenedApplication): void => {
  if (moderator.id === officer.id) return;
  throw new Problem(409, {
    title: 'Somebody else moderates this application',
    lines: [`${moderator.name} has begun to agree the consensus scores.`],
    link: { href: paths.window(windowId).moderate, text: 'Back to the applications to moderate' },
  });
};

export const notModerated = ({ windowId }: OpenedApplication): Problem =>
  new Problem(409, {
    title: 'This application is not in moderation',
    lines: ['It has not come this far, or its consensus is final. Nothing was saved.'],
    link: { href: paths.window(windowId).moderate, text: 'Back to the applications to moderate' },
  });

export const notOpenAgain = ({ windowId, applicationId }: OpenedApplication): Problem =>
  new Problem(409, {
    title: 'This question was not opened again',
    lines: [
      'An approver had other questions of this application opened again. All others stay as they were agreed. Nothing was saved.',
    ],
    link: { href: paths.window(windowId).moderation(applicationId).page, text: 'See which were opened again' },
  });
