import type { HeldContracts } from '../../../adapters/dynamodb/held-contracts.ts';
import type { SealedApplication, SealedPage } from '../../../adapters/dynamodb/sealed-applications.ts';
import type { DraftAnswers } from '../../../domain/application/answers.ts';
import { chosenLots, pagesOf } from '../../../domain/application/application.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { contractedLots } from './contracted-lots.ts';
import { noteRead } from './sealed-reads.ts';
import { type OfWindow, requireTaking, type WindowShown, windowShown } from './window.ts';

/** An application that was begun, before its pages are read. */
interface Begun extends WindowShown {
  readonly head: SealedApplication;
  /** Those that the provider holds a contract on already: they cannot be applied for again. */
  readonly contracted: readonly string[];
}

/** A provider's application of a window, with all that its pages need. */
export interface Application extends Begun {
  readonly saved: ReadonlyMap<string, SealedPage>;
  readonly draft: DraftAnswers;
  readonly lots: readonly string[];
  readonly pages: readonly AskedPage[];
}

/** The application of whoever asks; undefined where it has not been started. */
export const applicationOf = async (
  deps: Deps,
  request: OfWindow,
  contractsAsOf: keyof HeldContracts = 'now',
): Promise<Application | undefined> => {
  const begun = await begunOf(deps, request, contractsAsOf);
  return begun && withPages(deps, begun, request);
};

const begunOf = async (
  deps: Deps,
  request: OfWindow,
  contractsAsOf: keyof HeldContracts,
): Promise<Begun | undefined> => {
  const { params, visitor } = request;
  // A window that there is not has neither: the three are asked for at once.
  const [shown, head, contracted] = await Promise.all([
    windowShown(deps, params),
    deps.sealed.get(params.windowId, visitor.subject),
    deps.windows
      .agreement(params.windowId)
      .then((agreement) => (agreement ? contractedLots(deps, agreement, request, contractsAsOf) : [])),
  ]);
  return head && { ...shown, head, contracted };
};

const withPages = async (deps: Deps, begun: Begun, request: OfWindow): Promise<Application> => {
  const { window, agreement, head, contracted } = begun;
  // The pages of one that is submitted say what its frozen copy says.
  await noteRead(deps, head, request, ['answers'], window);
  const saved = await deps.sealed.pages(window.windowId, head.providerId);
  const draft = Object.fromEntries(saved.map(({ page, values }) => [page, values]));
  const lots = lotsAsked({ agreement, contracted }, draft);
  return {
    ...begun,
    saved: new Map(saved.map((each) => [each.page, each])),
    draft,
    lots,
    pages: pagesOf(agreement, lots, contracted),
  };
};

/** The pages that it asks with these answers: lots chosen a moment ago ask for theirs. */
export const pagesAsked = (
  application: Pick<Application, 'agreement' | 'contracted'>,
  draft: DraftAnswers,
): readonly AskedPage[] => pagesOf(application.agreement, lotsAsked(application, draft), application.contracted);

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

/** The same, to be submitted: undefined where it stands submitted already. @throws Problem */
export const applicationToSubmit = async (deps: Deps, request: OfWindow): Promise<Application | undefined> => {
  const begun = await begunOf(deps, request, 'now');
  if (begun?.head.status === 'submitted') return undefined;
  return withPages(deps, await requireOpen(deps, request, begun), request);
};

/** @throws Problem where the window takes nothing at this instant, or nothing was begun in it */
const requireOpen = async <Known extends WindowShown>(
  deps: Deps,
  { params, arrivedAt }: OfWindow,
  begun: Known | undefined,
): Promise<Known> => {
  requireTaking(begun ?? (await windowShown(deps, params)), arrivedAt);
  if (!begun) throw notStarted(params.windowId);
  return begun;
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
