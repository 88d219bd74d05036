import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { endOfTerm } from '../../../domain/agreement/agreement.ts';
import { everyPageOf } from '../../../domain/application/application.ts';
import { barriersToSubmitting } from '../../../domain/window/barriers.ts';
import { paths as publicPaths } from '../../public-site/paths.ts';
import { done, formRoutes } from '../../shared/forms/form.ts';
import { oneValue, type SignedInRequest } from '../../shared/web/request.ts';
import { type PageResult, page, redirect } from '../../shared/web/results.ts';
import { type Route, signedIn } from '../../shared/web/routes.ts';
import { agreementNow, applicationOf, contractedLots, windowShown } from '../application/application.ts';
import { carryOver, earlierApplication } from '../application/carry-over.ts';
import { closingOf, notTaking } from '../application/closing.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';

type Asked = SignedInRequest<'/apply/windows/{windowId}'>;

/** A window before an application is begun: what it takes, and whether one qualifies. An application begun leads on to itself. */
export const showWindow =
  (deps: ProviderSiteDeps) =>
  async (request: Asked): Promise<PageResult> => {
    const { params, visitor, arrivedAt } = request;
    const application = await applicationOf(deps, request);
    if (application?.head.status === 'submitted') return redirect(paths.window(params.windowId).receipt);
    const { window, agreement } = application ?? (await windowShown(deps, params.windowId));
    const closed = notTaking(window, agreement, arrivedAt);
    if (closed) throw closed;
    if (application) return redirect(paths.window(params.windowId).tasks);
    const earlier = await earlierApplication(deps, window, visitor.subject);
    const contracted = await contractedLots(deps, agreement, request);
    return page('provider/window.njk', {
      title: `Apply to join the ${agreement.title}`,
      agreement,
      earlier: earlier?.opensAt,
      until: endOfTerm(agreementNow(deps, agreement)),
      contracted,
      all: agreement.lots.every(({ id }) => contracted.includes(id)),
      asked: [...new Set(everyPageOf(agreement).map(({ task }) => task))],
      anew: everyPageOf(agreement)
        .filter(({ carriedOver }) => !carriedOver)
        .map(({ title }) => title),
      questionCount: agreement.questionnaire.questions.length,
      questionsHref: publicPaths.agreement(agreement.id).questions,
      closing: closingOf(window, arrivedAt),
      checkHref: paths.window(window.windowId).checkRegistration,
      startAction: paths.window(window.windowId).start,
      back: { href: paths.home, text: 'Back to your applications' },
    });
  };

/** Begins an application, with the answers of an earlier one where that was asked for; begun already, it is gone on with. */
export const startRoutes = (deps: ProviderSiteDeps): readonly Route[] =>
  formRoutes(signedIn, {
    path: '/apply/windows/{windowId}/start',
    load: async ({ params, arrivedAt }) => {
      const { window, agreement } = await windowShown(deps, params.windowId);
      const closed = notTaking(window, agreement, arrivedAt);
      if (closed) throw closed;
      return { window, agreement };
    },
    elsewhere: ({ window }) => paths.window(window.windowId).page,
    fields: {},
    act: async ({ window, agreement }, _, { form, visitor, arrivedAt }) => {
      try {
        await deps.sealed.start(window.windowId, visitor.subject, arrivedAt);
      } catch (error) {
        // Pressed twice: the first press began it.
        if (!(error instanceof Conflict)) throw error;
      }
      const earlier = oneValue(form, 'from') ? await earlierApplication(deps, window, visitor.subject) : undefined;
      if (earlier) {
        const begun = { windowId: window.windowId, providerId: visitor.subject, at: arrivedAt };
        await carryOver(deps, earlier.windowId, everyPageOf(agreement), begun);
      }
      return done;
    },
    next: ({ window }) => paths.window(window.windowId).tasks,
  });

/** Whether a window takes applications at this instant. */
export const takes = (window: Parameters<typeof barriersToSubmitting>[0], now: string): boolean =>
  barriersToSubmitting(window, now).length === 0;
