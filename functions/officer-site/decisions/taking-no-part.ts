import type { Write } from '../../../adapters/dynamodb/table.ts';
import { type OpenedApplication, providerIdOf, windowIdOf } from '../../../domain/application/opened-application.ts';
import type { Evaluation, Moderation } from '../../../domain/evaluation/scores.ts';
import type { Person } from '../../../domain/people/officer.ts';
import { windowAsked } from '../case/window.ts';
import type { Deps } from '../deps.ts';

interface Declared {
  readonly officer: Person;
  readonly at: string;
}

/**
 * What follows from a conflict of interest for an application it is with: the officer's place goes to somebody else; final marks
 * are set aside; and a consensus that they were part of is opened again, unless the award has been approved, which only a challenge
 * can hold. Every write holds the application to the version that was read; there is none where all this was done before.
 */
export const takingNoPart = async (
  deps: Deps,
  windowId: string,
  applicationId: string,
  declared: Declared,
): Promise<readonly Write[]> => {
  // An approval raises the window's version: one that comes after this read makes the transaction fail.
  const window = await windowAsked(deps, windowId);
  const approvals = await deps.awards.approvals(windowId);
  const isOpen = window.status === 'evaluating' && !approvals.some(({ decision }) => decision === 'approved');
  const { writes, reopens } = await withdrawing(deps, applicationId, declared, isOpen);
  const { officer: by, at } = declared;
  const action = 'scores opened again';
  return [
    ...writes,
    // An approval of what was recommended before holds the window to its version, so it cannot pass by unseen.
    ...(reopens
      ? deps.windows.changeWrites(window, { reopenings: (window.reopenings ?? 0) + 1 }, { at, by, action })
      : []),
  ];
};

interface Withdrawn {
  readonly writes: readonly Write[];
  readonly reopens?: boolean;
}

const withdrawing = async (
  { applications, evaluations, setAside: unopened }: Deps,
  applicationId: string,
  { officer, at }: Declared,
  isOpen: boolean,
): Promise<Withdrawn> => {
  const application = await applications.get(applicationId);
  if (!application) {
    const kept = await unopened.get(windowIdOf(applicationId), providerIdOf(applicationId));
    if (!kept || takesNoPart(kept, officer)) return { writes: [] };
    const conflicts = [...(kept.conflicts ?? []), { by: officer, at }];
    const audit = { at, by: officer, action: 'conflict of interest declared', detail: 'no part taken' };
    return { writes: unopened.changeWrites(kept, { conflicts }, audit) };
  }
  if (takesNoPart(application, officer)) return { writes: [] };
  const conflicts = [...(application.conflicts ?? []), { by: officer, at }];
  const place = application.evaluators.find(({ by }) => by.id === officer.id);
  const moderates = application.moderator?.id === officer.id;
  const audit = (detail: string) => ({ at, by: officer, action: 'conflict of interest declared', detail });

  const offered = application.offered?.filter(({ to }) => to.id !== officer.id);
  if (!isOpen || (!place && !moderates))
    return {
      writes: applications.changeWrites(application, { conflicts, offered }, audit(isOpen ? 'no part taken' : LATE)),
    };

  const [evaluation, moderation] = await Promise.all([
    place && evaluations.get(applicationId, place.slot),
    evaluations.moderation(applicationId),
  ]);
  const setAside: Evaluation | undefined = evaluation?.finalAt ? evaluation : undefined;
  const writes = [
    ...(setAside ? evaluations.setAside(setAside, at) : []),
    ...consensusWrites(evaluations, moderation, { moderates, marksGone: setAside !== undefined, at }),
  ];
  // What is already with the machine, or was recorded by it, is recorded again by the officers' site.
  const reopens = application.status === 'scored' || (moderation?.finalAt !== undefined && (setAside || moderates));
  const patch: Partial<OpenedApplication> = {
    conflicts,
    evaluators: application.evaluators.filter((one) => one !== place),
    lotResults: undefined,
    ...(moderates ? { moderator: undefined } : {}),
    ...(setAside ? { oneEvaluation: undefined } : {}),
    ...(reopens ? { reopenedAt: at } : {}),
  };
  const detail = [
    ...(setAside ? [`final marks of place ${setAside.slot} set aside`] : place ? [`place ${place.slot} given up`] : []),
    ...(moderates ? ['moderation given up'] : []),
    ...(reopens ? ['scores opened again'] : []),
  ].join(', ');
  return {
    reopens: Boolean(reopens),
    writes: [
      ...writes,
      ...(application.status === 'scored'
        ? applications.moveWrites(application, 'moderating', patch, audit(detail))
        : applications.changeWrites(application, patch, audit(detail))),
    ],
  };
};

/** It names who declared a conflict with it once all that follows from that is done. */
const takesNoPart = ({ conflicts = [] }: Pick<OpenedApplication, 'conflicts'>, { id }: Person): boolean =>
  conflicts.some(({ by }) => by.id === id);

const LATE = 'after the award was approved, or the window was over: nothing is opened again';

const consensusWrites = (
  evaluations: Deps['evaluations'],
  moderation: Moderation | undefined,
  { moderates, marksGone, at }: { readonly moderates: boolean; readonly marksGone: boolean; readonly at: string },
): readonly Write[] => {
  if (!moderation) return [];
  if (moderates) return evaluations.setAsideModeration(moderation, at);
  return marksGone ? evaluations.reopenModeration(moderation, at) : [];
};
