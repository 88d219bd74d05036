import type { SealedApplication, SealedPage } from '../../../adapters/dynamodb/sealed-applications.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { DraftAnswers } from '../../../domain/application/answers.ts';
import { chosenLots, pagesOf } from '../../../domain/application/application.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import { isInForce } from '../../../domain/award/contract.ts';
import { londonDate, plusDuration } from '../../../domain/time/london.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { notTaking } from './closing.ts';

/** A window with the agreement frozen for it. */
export interface WindowShown {
  readonly window: Window;
  readonly agreement: Agreement;
}

/** A provider's application of a window, with all that its pages need. */
export type Application = WindowShown & {
  readonly head: SealedApplication;
  readonly saved: ReadonlyMap<string, SealedPage>;
  readonly draft: DraftAnswers;
  readonly lots: readonly string[];
  /** Those that it holds a contract on already: they cannot be applied for again. */
  readonly contracted: readonly string[];
  readonly pages: readonly AskedPage[];
};

type Asked = Pick<SignedInRequest<'/{windowId}'>, 'params' | 'visitor' | 'arrivedAt'>;

/** @throws Problem 404 where there is no such window */
export const windowShown = async (deps: Pick<ProviderSiteDeps, 'windows'>, windowId: string): Promise<WindowShown> => {
  const [agreement, window] = await Promise.all([deps.windows.agreement(windowId), deps.windows.get(windowId)]);
  if (!agreement || !window) throw notFound();
  return { window, agreement };
};

const KNOWN_FOR = 'PT1M';
const MOST_KNOWN = 1_000;
const known = new Map<string, { readonly lots: readonly string[]; readonly until: string }>();

/**
 * The lots of an agreement on which a provider holds a contract in force: one that has ended keeps nobody from applying. Contracts come with awards, so where nothing hangs on it an answer
 * of the last minute is good enough (`recent`).
 */
export const contractedLots = async (
  deps: Pick<ProviderSiteDeps, 'contracts' | 'agreements'>,
  frozen: Agreement,
  { visitor, arrivedAt }: Pick<Asked, 'visitor' | 'arrivedAt'>,
  recent = false,
): Promise<readonly string[]> => {
  const { id, lots } = frozen;
  const providerId = visitor.subject;
  const key = `${id}#${providerId}`;
  const before = known.get(key);
  if (recent && before && arrivedAt < before.until) return before.lots;
  const held = await Promise.all(lots.map((lot) => deps.contracts.get(id, lot.id, providerId)));
  const [now, today] = [agreementNow(deps, frozen), londonDate(arrivedAt)];
  const inForce = held.filter((each) => each !== undefined).filter((each) => isInForce(each, now, today));
  const found = inForce.map(({ lot }) => lot);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, { lots: found, until: plusDuration(arrivedAt, KNOWN_FOR) });
  return found;
};

/** The agreement as its file stands now, with the options taken since a window's copy was frozen. */
export const agreementNow = ({ agreements }: Pick<ProviderSiteDeps, 'agreements'>, frozen: Agreement): Agreement =>
  agreements.find(({ id }) => id === frozen.id) ?? frozen;

/** The application of whoever asks; undefined where it has not been started. */
export const applicationOf = async (deps: ProviderSiteDeps, asked: Asked): Promise<Application | undefined> => {
  const { params, visitor } = asked;
  const { window, agreement } = await windowShown(deps, params.windowId);
  const [head, saved, contracted] = await Promise.all([
    deps.sealed.get(window.windowId, visitor.subject),
    deps.sealed.pages(window.windowId, visitor.subject),
    contractedLots(deps, agreement, asked, 'page' in params && params.page !== 'lots'),
  ]);
  if (!head) return undefined;
  const draft = Object.fromEntries(saved.map(({ page, values }) => [page, values]));
  const lots = lotsAsked({ agreement, contracted }, draft);
  return {
    window,
    agreement,
    head,
    saved: new Map(saved.map((each) => [each.page, each])),
    draft,
    lots,
    contracted,
    pages: pagesOf(agreement, lots, contracted),
  };
};

const lotsAsked = ({ agreement, contracted }: Pick<Application, 'agreement' | 'contracted'>, draft: DraftAnswers) =>
  chosenLots(agreement, draft).filter((lot) => !contracted.includes(lot));

/** The pages that it asks with these answers: lots chosen a moment ago ask for theirs. */
export const pagesAsked = (
  application: Pick<Application, 'agreement' | 'contracted'>,
  draft: DraftAnswers,
): readonly AskedPage[] => pagesOf(application.agreement, lotsAsked(application, draft), application.contracted);

/** An application that can still be changed. @throws Problem where the window takes none, or it stands submitted or not begun */
export const openApplicationOf = async (deps: ProviderSiteDeps, asked: Asked): Promise<Application> => {
  const application = await applicationOf(deps, asked);
  const { window, agreement } = application ?? (await windowShown(deps, asked.params.windowId));
  const closed = notTaking(window, agreement, asked.arrivedAt);
  if (closed) throw closed;
  if (!application) throw notStarted(window.windowId);
  if (application.head.status === 'submitted') throw alreadySubmitted(window.windowId);
  return application;
};

/** @throws Problem 404 where the application has no such page */
export const pageOf = ({ pages }: Application, path: string): AskedPage => {
  const page = pages.find((each) => each.path === path);
  if (!page) throw notFound();
  return page;
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
