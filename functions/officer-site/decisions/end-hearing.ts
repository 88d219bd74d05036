import type { Ask } from '../../../adapters/dynamodb/waits.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import {
  changingProposed,
  type Hearing,
  type ProposedRejection,
  statusAfterLifting,
} from '../../../domain/application/proposed-rejection.ts';
import { wasScoredBefore } from '../../../domain/application/reopened.ts';
import { barriersToDecidingOnReply, barriersToTakingBack } from '../../../domain/application/representation.ts';
import type { Person } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { seeApplication } from '../words/links.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { withCorrection } from './counting-corrections.ts';
import { heard, requireMayEnd } from './hearing.ts';
import type { LocationThatCounts } from './location-that-counts.ts';
import { notReady, openWait, redeliver } from './machine-answers.ts';
import { asItWasScored } from './scored-before.ts';

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
    const scored =
      how !== 'upheld' && wasScoredBefore(application, proposed) ? await asItWasScored(deps, application) : undefined;
    // An application that goes on does so as its provider corrected it at that check.
    const counts = how === 'lifted' || how === 'taken-back';
    const corrected = await withCorrection(deps, application, proposed.stage, { by, at, counts });
    const told = { how, reason, at };
    await deps.applications.move(
      application,
      how === 'upheld' ? 'rejected' : scored ? 'scored' : statusAfterLifting[proposed.stage],
      {
        ...location,
        ...corrected.patch,
        ...scored,
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
        ...corrected.writes,
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

const endedBefore = (application: OpenedApplication, { how, reason, by, at }: Hearing) =>
  new Problem(409, {
    title: 'This has been decided already',
    lines: [
      `${by ? `${by.name}: ` : ''}${ACTIONS[how]}, at ${momentInWords(at)}.`,
      ...(reason ? [`Reason: ${reason}`] : []),
      'Your decision was not saved.',
    ],
    link: seeApplication(application),
  });
