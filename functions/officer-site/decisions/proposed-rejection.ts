import type { Ask } from '../../../adapters/dynamodb/waits.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import {
  changingProposed,
  type Hearing,
  lastProposed,
  type ProposedRejection,
  statusAfterLifting,
} from '../../../domain/application/proposed-rejection.ts';
import {
  barriersToDecidingOnReply,
  barriersToMoreTime,
  barriersToTakingBack,
} from '../../../domain/application/representation.ts';
import { endOfDay } from '../../../domain/award/standstill.ts';
import type { Person } from '../../../domain/people/officer.ts';
import { deciders } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { requireEvaluating, windowAsked } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import type { LocationThatCounts } from './location-that-counts.ts';
import { notReady, openWait, redeliver } from './machine-answers.ts';
import { requireSeparate } from './require-separate.ts';

interface Made {
  /** The location that counts from then on, where what the check found left that open. */
  readonly location?: LocationThatCounts | undefined;
  readonly reason: string;
  readonly by: Person;
  readonly at: string;
}

/** Takes a proposed rejection back before it takes effect: the application goes on, and the provider is told. @throws Problem 403, 404, 409 */
export const takeBack = (deps: Deps, applicationId: string, made: Made): Promise<void> =>
  endHearing(deps, applicationId, { ...made, how: 'taken-back' }, 'proposed-rejection', ({ status }, proposed) =>
    barriersToTakingBack(status, proposed, made.at),
  );

/** Decides on a provider's reply: the rejection takes effect, or the application goes on. @throws Problem 403, 404, 409 */
export const decideOnReply = (
  deps: Deps,
  applicationId: string,
  made: Made & { readonly how: 'upheld' | 'lifted' },
): Promise<void> =>
  endHearing(deps, applicationId, made, 'representation', ({ status }, proposed) =>
    barriersToDecidingOnReply(made.by, status, proposed),
  );

/** Gives a provider until the end of this day to reply, for a reason that it is told. @throws Problem 403, 404, 409 */
export const giveMoreTime = (
  deps: Deps,
  applicationId: string,
  { lastDay, reason, by, at }: Made & { readonly lastDay: string },
): Promise<void> =>
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

/** An application with the proposed rejection that counts. @throws Problem 404 where none was proposed */
const heard = async ({ applications, representations }: Deps, applicationId: string) => {
  const application = await applications.get(applicationId);
  const last = application && lastProposed(application);
  if (!application || !last) throw notFound();
  return { application, ...last, representation: await representations.get({ ...application, round: last.round }) };
};

const requireMayEnd = async (
  deps: Deps,
  application: OpenedApplication,
  by: Person,
  barriers: readonly Reason[],
): Promise<void> => {
  requireEvaluating(await windowAsked(deps, application.windowId));
  const officer = { ...by, roles: [...deciders] };
  requireSeparate('decide-referral', officer, application, application.windowId);
  if (barriers.length > 0) throw refused(application, barriers);
};

type Ending = Made & { readonly how: Hearing['how'] };

/**
 * Ends the hearing of a provider in one write with the machine's answer. The same officer's same decision again changes nothing, and
 * brings the answer to the machine if it has not got there.
 */
const endHearing = (
  deps: Deps,
  applicationId: string,
  made: Ending,
  ask: Ask,
  barriersOf: (application: OpenedApplication, proposed: ProposedRejection) => readonly Reason[],
): Promise<void> =>
  againOnConflict(async () => {
    const { application, proposed, representation } = await heard(deps, applicationId);
    if (proposed.ended) {
      if (proposed.ended.by?.id !== made.by.id || proposed.ended.how !== made.how)
        throw endedBefore(application, proposed.ended);
      return redeliver(deps, applicationId, ask);
    }
    await requireMayEnd(deps, application, made.by, barriersOf(application, proposed));
    if (!representation) throw notReady();

    const wait = await openWait(deps, applicationId, ask);
    const { how, reason, by, at, location } = made;
    const told = { how, reason, at };
    await deps.applications.move(
      application,
      how === 'upheld' ? 'rejected' : statusAfterLifting[proposed.stage],
      {
        ...location,
        ...changingProposed(application, { ended: { ...told, by } }),
        ...(how === 'upheld'
          ? {
              rejection: {
                stage: proposed.stage,
                reasons: [...proposed.reasons, `On your reply: ${reason}`],
                at,
              },
            }
          : {}),
      },
      {
        at,
        by,
        action: ACTIONS[how],
        detail: location ? `${reason} (location ${location.locationId})` : reason,
      },
      [
        deps.representations.change(representation, { closedAt: representation.closedAt ?? at, ended: told }),
        deps.waits.answer(wait, { how }),
      ],
    );
    await redeliver(deps, applicationId, ask);
  });

const ACTIONS = {
  upheld: 'rejection upheld after the reply',
  lifted: 'rejection lifted after the reply',
  'taken-back': 'proposed rejection taken back',
  'not-replied': 'rejection took effect',
} as const satisfies Record<Hearing['how'], string>;

const refused = (application: OpenedApplication, barriers: readonly Reason[]) =>
  new Problem(barriers.some(({ code }) => code === 'proposed-it') ? 403 : 409, {
    title: 'This cannot be decided by you now',
    lines: [...barriers.map(({ text }) => text), 'Nothing was saved.'],
    link: linkTo(application),
  });

const endedBefore = (application: OpenedApplication, { how, reason, by, at }: Hearing) =>
  new Problem(409, {
    title: 'This has been decided already',
    lines: [
      `${by ? `${by.name}: ` : ''}${ACTIONS[how]}, at ${momentInWords(at)}.`,
      ...(reason ? [`Reason: ${reason}`] : []),
      'Your decision was not saved.',
    ],
    link: linkTo(application),
  });

const linkTo = ({ windowId, applicationId, organisationName }: OpenedApplication) => ({
  href: paths.window(windowId).application(applicationId).page,
  text: `See the application of ${organisationName}`,
});
