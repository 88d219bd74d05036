import { correctablePages } from '../../../domain/application/correctable.ts';
import type { Correction } from '../../../domain/application/correction.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import {
  barriersToReturning,
  barriersToTakingReturnBack,
  changingReturned,
  type Returned,
} from '../../../domain/application/returned.ts';
import { endOfTimeToReply } from '../../../domain/application/time-to-reply.ts';
import { correctionAskedLetter, correctionTakenBackLetter } from '../../../domain/letters/correction-letters.ts';
import { deciders, type Person } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { frozenAgreement } from '../case/agreement.ts';
import { answersAsTheyCount, lastCorrection } from '../case/corrections.ts';
import { requireEvaluating, windowAsked } from '../case/window.ts';
import type { DeskDeps } from '../deps.ts';
import { seeApplication } from '../words/links.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { checkOf } from './letter-to-check.ts';
import { requireSeparate } from './require-separate.ts';
import { requireNoPartInOthers } from './shared-location.ts';

interface Asked {
  /** The pages that are named, by their paths. */
  readonly pages: readonly string[];
  /** What is to be put right, told to the provider in these words. */
  readonly wrong: string;
  readonly by: Person;
  readonly at: string;
  /** The letter's end of the time as its sender has read it; '' before it was shown. */
  readonly confirmed: string;
}

/**
 * Returns an application for correction and writes to its provider, once the letter has been shown in words. The decision on the check is
 * still to be made: neither status nor process changes. The same again changes nothing. @throws Problem 403, 404, 409
 */
export const returnForCorrection = (
  deps: DeskDeps,
  applicationId: string,
  stage: Returned['stage'],
  asked: Asked,
): Promise<Sent> =>
  againOnConflict(async () => {
    const { wrong, by, at, confirmed } = asked;
    const [application, frozen] = await Promise.all([
      deps.applications.get(applicationId),
      deps.applications.frozen(applicationId),
    ]);
    if (!application || !frozen) throw notFound();
    const last = await lastCorrection(deps, application);
    const [agreement, answers] = await Promise.all([
      frozenAgreement(deps, application.windowId),
      answersAsTheyCount(deps, application, frozen),
    ]);
    const pages = correctablePages(agreement, answers).filter(({ page }) => asked.pages.includes(page));
    if (last && !last.returned.takenBack && isSame(last.returned, last.correction, { ...asked, pages, stage })) {
      await wakeSender(deps);
      return done;
    }
    await requireMayReturn(deps, application, by);
    const barriers = barriersToReturning(application, stage, last?.correction.sent !== undefined, at);
    if (barriers.length > 0) throw refused(application, barriers);

    const sendBy = endOfTimeToReply(at, agreement.corrections, await deps.bankHolidays());
    const { windowId, providerId, organisationName, email, receipt } = application;
    const fresh: Correction = {
      applicationId,
      windowId,
      providerId,
      round: (application.corrections ?? []).length + 1,
      stage,
      reference: receipt.reference,
      organisationName,
      email,
      lots: application.lots,
      pages: [...pages],
      wrong,
      askedAt: at,
      sendBy,
      version: 1,
    };
    const letter = correctionAskedLetter(agreement, fresh, deps.siteUrl);
    if (confirmed !== sendBy) {
      const note = `The provider may send its correction until ${momentInWords(sendBy)}. Nobody decides on this check before that.`;
      return { check: checkOf(letter, { button: 'Return for correction', note, confirming: sendBy }) };
    }
    const returned = { stage, pages: pages.map(({ page }) => page), sendBy, by, at };
    await deps.records.transact([
      ...deps.applications.changeWrites(
        application,
        { corrections: [...(application.corrections ?? []), returned] },
        {
          at,
          by,
          action: `${stage}: returned for correction`,
          detail: `${returned.pages.join(', ')}, until ${sendBy}: ${wrong}`,
        },
      ),
      deps.corrections.open(fresh),
      deps.letters.write(letter, at),
    ]);
    await wakeSender(deps, letter);
    return done;
  });

const isSame = (
  returned: Returned,
  correction: Correction,
  { pages, wrong, by, stage }: Pick<Asked, 'wrong' | 'by'> & Pick<Correction, 'pages' | 'stage'>,
): boolean =>
  returned.by.id === by.id &&
  returned.stage === stage &&
  correction.wrong === wrong &&
  returned.pages.join() === pages.map(({ page }) => page).join();

/** Takes a return back, with a reason that the provider is told. The same again changes nothing. @throws Problem 403, 404, 409 */
export const takeReturnBack = (
  deps: DeskDeps,
  applicationId: string,
  { reason, by, at }: { readonly reason: string; readonly by: Person; readonly at: string },
): Promise<void> =>
  againOnConflict(async () => {
    const application = await deps.applications.get(applicationId);
    const last = application && (await lastCorrection(deps, application));
    if (!application || !last) throw notFound();
    const { returned, correction } = last;
    if (returned.takenBack?.by.id === by.id && returned.takenBack.reason === reason) return wakeSender(deps);
    await requireMayReturn(deps, application, by);
    const barriers = barriersToTakingReturnBack(application, correction.sent !== undefined, at);
    if (barriers.length > 0) throw refused(application, barriers);
    const agreement = await frozenAgreement(deps, application.windowId);
    const letter = correctionTakenBackLetter(agreement, correction, reason, deps.siteUrl);
    await deps.records.transact([
      ...deps.applications.changeWrites(application, changingReturned(application, { takenBack: { reason, by, at } }), {
        at,
        by,
        action: `${returned.stage}: return for correction taken back`,
        detail: reason,
      }),
      deps.corrections.takeBack(correction, { reason, at }),
      deps.letters.write(letter, at),
    ]);
    await wakeSender(deps, letter);
  });

/** Whoever returns it, or takes that back, is held to what the decision on the check is held to. @throws Problem 403, 409 */
const requireMayReturn = async (deps: DeskDeps, application: OpenedApplication, by: Person): Promise<void> => {
  requireEvaluating(await windowAsked(deps, application.windowId));
  requireSeparate('decide-referral', { ...by, roles: [...deciders] }, application, application.windowId);
  if (application.status === 'registration-referred') await requireNoPartInOthers(deps, application, by);
};

const refused = (application: OpenedApplication, barriers: readonly Reason[]) =>
  new Problem(409, {
    title: 'This cannot be done now',
    lines: [...barriers.map(({ text }) => text), 'Nothing was saved.'],
    link: seeApplication(application),
  });
