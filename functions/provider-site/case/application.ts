import type { HeldContracts } from '../../../adapters/dynamodb/held-contracts.ts';
import type { SealedApplication, SealedPage } from '../../../adapters/dynamodb/sealed-applications.ts';
import type { DraftAnswers } from '../../../domain/application/answers.ts';
import { chosenLots } from '../../../domain/application/application.ts';
import type { OpenedPage } from '../../../domain/application/opened-page.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import type { SignOff } from '../../../domain/application/sign-off.ts';
import type { CarriedPages } from '../../../domain/application/task-list.ts';
import { compareInstants, londonDate } from '../../../domain/time/london.ts';
import { takesApplications } from '../../../domain/window/barriers.ts';
import { agreementIdOf, type Window } from '../../../domain/window/window.ts';
import { askedPages } from '../../shared/asked-pages.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { contractedLots } from './contracted-lots.ts';
import { noteRead } from './sealed-reads.ts';
import { type OfWindow, requireTakingChanges, type WindowShown, windowToPrepare } from './window.ts';

/** A provider's application of a window, with all that its pages need. */
export interface Application extends WindowShown {
  readonly head: SealedApplication;
  /** The lots that the provider holds a contract on already: they cannot be applied for again. */
  readonly contracted: readonly string[];
  readonly saved: ReadonlyMap<string, SealedPage>;
  readonly draft: DraftAnswers;
  /** The pages of it that were taken over, and that nobody has said are still true. */
  readonly carried: CarriedPages;
  readonly opened: readonly OpenedPage[];
  /** The location that the provider said is its own. */
  readonly confirmedLocation: string | undefined;
  /** What was said last of signing it off. */
  readonly signOff: SignOff | undefined;
  readonly lots: readonly string[];
  readonly pages: readonly AskedPage[];
  /** London's day as it was asked for. */
  readonly on: string;
}

/** The application of whoever asks; undefined where it has not been started. */
export const applicationOf = async (
  deps: Deps,
  request: OfWindow,
  contractsAsOf: keyof HeldContracts = 'now',
): Promise<Application | undefined> => {
  const { params, visitor } = request;
  // A window that there is not has neither: all are asked for at once.
  const [shown, whole, contracted] = await Promise.all([
    windowToPrepare(deps, request),
    deps.sealed.whole(params.windowId, visitor.actsFor.providerId),
    deps.windows.agreement(params.windowId).then((frozen) => {
      const agreement = frozen ?? deps.agreements.find(({ id }) => id === agreementIdOf(params.windowId));
      return agreement ? contractedLots(deps, agreement, request, contractsAsOf) : [];
    }),
  ]);
  if (!whole) return undefined;
  const { head, pages, confirmedLocation, opened, signOff } = whole;
  // The pages of one that is submitted say what its frozen copy says.
  await noteRead(deps, head, request, ['answers'], shown.window);
  const draft = Object.fromEntries(pages.map(({ page, values }) => [page, values]));
  const { agreement } = shown;
  const on = londonDate(request.arrivedAt);
  const lots = lotsAsked({ agreement, contracted }, draft);
  return {
    ...shown,
    head,
    contracted,
    saved: new Map(pages.map((each) => [each.page, each])),
    draft,
    carried: carriedIn(pages, shown.window, request.arrivedAt),
    opened,
    confirmedLocation,
    signOff,
    lots,
    pages: askedPages(agreement, lots, contracted, on),
    on,
  };
};

const carriedIn = (pages: readonly SealedPage[], window: Window, at: string): CarriedPages =>
  new Set(pages.filter((each) => isCarried(each, window, at)).map(({ page }) => page));

/**
 * Whether a page's answers are of an earlier time: of an earlier application, or, once a window is open, of the time before it opened, when its terms were not
 * published yet.
 */
export const isCarried = ({ carriedFrom, savedAt }: SealedPage, window: Window, at: string): boolean =>
  carriedFrom !== undefined || (takesApplications(window, at) && compareInstants(savedAt, window.opensAt) < 0);

/** The window whose answers a page still holds once something of it is changed and nobody has said that the rest is true. */
export const stillCarriedFrom = (
  stored: SealedPage | undefined,
  { windowId }: Pick<Window, 'windowId'>,
  carried: boolean,
): Pick<SealedPage, 'carriedFrom'> => (stored && carried ? { carriedFrom: stored.carriedFrom ?? windowId } : {});

/** The pages that it asks with these answers: lots chosen a moment ago ask for theirs. */
export const pagesAsked = (
  { agreement, contracted, on }: Pick<Application, 'agreement' | 'contracted' | 'on'>,
  draft: DraftAnswers,
): readonly AskedPage[] => askedPages(agreement, lotsAsked({ agreement, contracted }, draft), contracted, on);

const lotsAsked = ({ agreement, contracted }: Pick<Application, 'agreement' | 'contracted'>, draft: DraftAnswers) =>
  chosenLots(agreement, draft).filter((lot) => !contracted.includes(lot));

/** An application that can still be changed. @throws Problem where the window takes none, or it stands submitted or not begun */
export const openApplicationOf = async (
  deps: Deps,
  request: OfWindow,
  contractsAsOf?: keyof HeldContracts,
): Promise<Application> => {
  const application = await requireOpen(deps, request, await applicationOf(deps, request, contractsAsOf));
  if (application.head.status === 'submitted') throw alreadySubmitted(request.params.windowId);
  return application;
};

/** @throws Problem where the window takes nothing at this instant, or nothing was begun in it */
export const requireOpen = async (
  deps: Deps,
  { params, arrivedAt }: OfWindow,
  application: Application | undefined,
): Promise<Application> => {
  const shown = application ?? (await windowToPrepare(deps, { params, arrivedAt }));
  await requireTakingChanges(deps, shown, arrivedAt, application?.head);
  if (!application) throw notStarted(params.windowId);
  return application;
};

const notStarted = (windowId: string): Problem =>
  new Problem(409, {
    title: 'You have not started this application',
    lines: ['Start it first. You can then save each page and come back to it.'],
    link: { href: paths.window(windowId).page, text: 'Go to the start of the application' },
  });

const alreadySubmitted = (windowId: string): Problem =>
  new Problem(409, {
    title: 'You have submitted this application',
    lines: [
      'It cannot be changed as it stands. Until the window closes you can withdraw it, change it and submit it again.',
    ],
    link: { href: paths.window(windowId).receipt, text: 'See your receipt' },
  });
