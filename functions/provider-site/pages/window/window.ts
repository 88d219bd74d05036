import { endOfTerm } from '../../../../domain/agreement/agreement.ts';
import { everyPageOf } from '../../../../domain/application/application.ts';
import { admissionInWords } from '../../../../domain/evaluation/admission-words.ts';
import { isAhead } from '../../../../domain/window/coming-window.ts';
import { paths as publicPaths } from '../../../public-site/paths.ts';
import { type PageResult, page, redirect } from '../../../shared/web/results.ts';
import { applicationOf } from '../../case/application.ts';
import { contractedLots } from '../../case/contracted-lots.ts';
import { earlierApplication } from '../../case/earlier-application.ts';
import { agreementNow, type OfWindow, requireTakingChanges, windowToPrepare } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { closingOf } from '../../words/closing.ts';

/** A window before an application is begun: what it takes, and whether one qualifies. An application begun leads on to itself. */
export const windowPage =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const { params, visitor, arrivedAt } = request;
    const application = await applicationOf(deps, request);
    if (application?.head.status === 'submitted') return redirect(paths.window(params.windowId).receipt);
    const shown = application ?? (await windowToPrepare(deps, request));
    await requireTakingChanges(deps, shown, arrivedAt, application?.head);
    if (application) return redirect(paths.window(params.windowId).tasks);
    const { window, agreement } = shown;
    const earlier = await earlierApplication(deps, window, visitor.actsFor.providerId);
    const contracted = await contractedLots(deps, agreement, request);
    return page('provider/window.njk', {
      title: `Apply to join the ${agreement.title}`,
      agreement,
      earlier: earlier && { opensAt: earlier.window.opensAt, submitted: earlier.submitted },
      until: endOfTerm(agreementNow(deps, agreement)),
      contracted,
      all: agreement.lots.every(({ id }) => contracted.includes(id)),
      asked: [...new Set(everyPageOf(agreement).map(({ task }) => task))],
      anew: everyPageOf(agreement)
        .filter(({ carriedOver }) => !carriedOver)
        .map(({ title }) => title),
      questionCount: agreement.questionnaire.questions.length,
      admission: admissionInWords(agreement.questionnaire, agreement.questionnaire.questions),
      questionsHref: publicPaths.agreement(agreement.id).questions,
      clarificationsHref: paths.window(window.windowId).clarifications(),
      closing: closingOf(window, arrivedAt),
      checkHref: paths.window(window.windowId).checkRegistration,
      ahead: isAhead(window, arrivedAt),
      startAction: paths.window(window.windowId).start,
      back: { href: paths.home, text: 'Back to your applications' },
    });
  };
