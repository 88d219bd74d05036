import type { Ask } from '../../../../adapters/dynamodb/waits.ts';
import { barriersToSettlingAChallenge } from '../../../../domain/award/challenges.ts';
import { isProposal, isTakenBack } from '../../../../domain/award/stop-proposal.ts';
import { awardStopOf } from '../../../../domain/award/stopped.ts';
import { deciders, holds } from '../../../../domain/people/officer.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { awardStateOf } from '../../case/award-state.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import { continueAward } from '../../decisions/continue-award.ts';
import { againstAStop } from '../../decisions/propose-stop.ts';
import { againstAChallenge } from '../../decisions/record-challenge.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** When the standstill ends and why, and the challenges that hold the award. */
export const standstill =
  (deps: Deps) =>
  async ({ params, visitor, arrivedAt }: OfWindow): Promise<PageResult> => {
    const { window } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
    const { windowId } = window;
    const at = paths.window(windowId);
    const [agreement, record, challenges, waits, told, publication, confirmed] = await Promise.all([
      frozenAgreement(deps, windowId),
      deps.awards.standstill(windowId),
      deps.awards.challenges(windowId),
      deps.waits.of(windowId),
      deps.awards.told(windowId),
      deps.awards.publication(windowId),
      deps.awards.confirmedEnd(windowId),
    ]);
    const isAsked = (ask: Ask) => waits.some((wait) => wait.ask === ask && wait.status === 'waiting');
    const decides = holds(officerOf(visitor), ...deciders);
    const open = challenges.filter(({ settled }) => !settled);
    return page('officer/award/standstill.njk', {
      title: 'Standstill and challenges',
      caption: windowTitle(agreement, window),
      back: { href: at.page, text: 'The window' },
      at,
      lettersHref: paths.letters,
      window,
      agreement,
      standstill: record,
      isOver: record !== undefined && arrivedAt >= record.endsAt,
      challenges: challenges
        .filter((each) => !isProposal(each))
        .map((each) => ({ ...each, href: at.challenge(each.at) })),
      proposals: challenges.filter(isProposal).map((each) => ({
        ...each,
        isTakenBack: isTakenBack(each),
        isMine: each.recordedBy.id === visitor.subject,
        href: at.stop(each.proposal),
      })),
      mayPropose:
        decides && (await againstAStop(deps, window, challenges, await awardStateOf(deps, windowId))).length === 0,
      told,
      publication,
      confirmed,
      stop: awardStopOf(window, challenges),
      needs: {
        mail: isAsked('letters-left'),
        letters: isAsked('undelivered-letters'),
        publication: isAsked('publication'),
        end: isAsked('standstill-end'),
        places: isAsked('register-changes'),
      },
      decides,
      isHeld: open.length > 0,
      mayRecord: decides && (await againstAChallenge(deps, window, challenges, arrivedAt)).length === 0,
      maySettle: decides && barriersToSettlingAChallenge(window).length === 0,
      mayContinue: decides && isAsked('challenge') && open.length === 0,
    });
  };

/** Lets the award go on, where its machine came to ask only after the last challenge had been settled. */
export const takeUpAgain = (deps: Deps) =>
  form({
    load: async ({ params, visitor }: OfWindow) =>
      (await windowSeenBy(deps, officerOf(visitor), params.windowId)).window,
    fields: {},
    act: async (window, _, { visitor, arrivedAt }) => {
      const settled = (await deps.awards.challenges(window.windowId)).findLast((each) => each.settled)?.settled;
      if (settled) await continueAward(deps, window, { ...settled, by: personOf(visitor), at: arrivedAt });
      return done;
    },
    next: ({ windowId }) => paths.window(windowId).standstill,
  });
