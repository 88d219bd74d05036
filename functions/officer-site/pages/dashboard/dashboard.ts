import type { StoredDeclaration } from '../../../../adapters/dynamodb/evaluations.ts';
import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import { flagsSeen } from '../../../../domain/application/commenting.ts';
import { isLeftOut } from '../../../../domain/application/leaving-out.ts';
import { countIn, type ListCounts } from '../../../../domain/application/list-counts.ts';
import { ownList } from '../../../../domain/application/lists.ts';
import { coveredBy } from '../../../../domain/evaluation/cover.ts';
import { isToCover } from '../../../../domain/evaluation/covered-places.ts';
import { isUnanswered } from '../../../../domain/evaluation/offered-places.ts';
import { deciders, holds, lookingOn, type Officer } from '../../../../domain/people/officer.ts';
import type { Window } from '../../../../domain/window/window.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { contractsToCountersign } from '../../case/contracts.ts';
import { isSeen } from '../../case/declaration.ts';
import { faultsFor } from '../../case/faults.ts';
import { countsWithoutThose, isListed } from '../../case/lists.ts';
import { officerOf } from '../../case/officer.ts';
import { undeliveredFor } from '../../case/undelivered-letters.ts';
import { unsafeFilesFor } from '../../case/unsafe-files.ts';
import { countWaiting } from '../../case/waiting.ts';
import { windowsOf } from '../../case/windows-of.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { rolesInWords } from '../../words/roles.ts';
import { statusCounts } from '../../words/status-counts.ts';
import { windowWords } from '../../words/statuses.ts';
import { windowTitle } from '../../words/window-title.ts';
import { type Picture, type Task, tasksOf } from './tasks.ts';

/** The first page: what waits for this officer, and how the windows that are running stand. */
export const dashboard =
  (deps: DeskDeps) =>
  async ({ visitor, arrivedAt }: SignedInRequest): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const takesPart = holds(officer, ...lookingOn);
    const [running, urgent, questions] = await Promise.all([
      takesPart ? Promise.all(deps.agreements.map((each) => runningOf(deps, officer, each, arrivedAt))) : [],
      urgentFor(deps, officer, arrivedAt),
      questionsFor(deps, officer),
    ]);
    const windows = running.flat().map((window) => ({
      ...window,
      tasks: [...questions.filter(({ windowId }) => windowId === window.windowId), ...window.tasks],
    }));
    return page('officer/dashboard.njk', {
      title: 'Your work',
      columns: 'govuk-grid-column-full',
      officer: visitor.name,
      roles: rolesInWords(officer),
      urgent,
      takesPart,
      sessionsHref: holds(officer, 'administrator') ? paths.sessions : undefined,
      ownSessionsHref: paths.ownSessions,
      // What waits for somebody comes first, whichever window it is in.
      windows: windows.toSorted((one, other) => Number(other.tasks.length > 0) - Number(one.tasks.length > 0)),
      mayOpen: holds(officer, ...deciders),
      agreements: deps.agreements.map(({ id, title }) => ({ title, at: paths.agreement(id) })),
      openHref: paths.openWindow,
      windowsHref: paths.windows,
    });
  };

const runningOf = async (deps: DeskDeps, officer: Officer, agreement: Agreement, now: string) => {
  const windows = (await windowsOf(deps, agreement.id)).filter(
    ({ status }) => status !== 'awarded' && status !== 'cancelled',
  );
  return Promise.all(
    windows.toReversed().map(async (window) => {
      const { all, ...picture } = await pictureOf(deps, officer, window, now);
      return {
        ...window,
        at: paths.window(window.windowId),
        title: windowTitle(agreement, window),
        words: windowWords[window.status],
        isSealed: !window.unsealedAt,
        isCounted: picture.isCounted,
        total: countIn(all, 'all'),
        counts: statusCounts(window, all),
        tasks: tasksOf(officer, picture).map((each) => ({ ...each, isOverdue: (each.due ?? now) < now })),
      };
    }),
  );
};

/** What waits in a window, with the counts of `all` its applications. */
const pictureOf = async (
  deps: DeskDeps,
  officer: Officer,
  window: Window,
  now: string,
): Promise<Picture & { readonly all: ListCounts }> => {
  const { windowId } = window;
  if (!window.unsealedAt)
    return {
      window,
      all: {},
      counts: {},
      isCounted: true,
      isTaken: true,
      unanswered: 0,
      covering: [],
      flags: [],
      waits: [],
      challenges: [],
      declaration: undefined,
      unopened: 0,
    };
  const [listed, isCounted, setAside, waits, challenges, declaration] = await Promise.all([
    deps.lists.counts(windowId, officer),
    isListed(deps, windowId),
    deps.setAside.of(windowId),
    deps.waits.of(windowId),
    deps.awards.challenges(windowId),
    deps.evaluations.declaration(windowId, officer.id),
  ]);
  const conflicted = declaration?.conflictedApplications ?? [];
  // What is listed of a window that is not listed to its end says nothing.
  const all = isCounted ? listed : {};
  const counts = isCounted ? await countsWithoutThose(deps, all, conflicted) : all;
  const unopened = setAside.filter((each) => !isLeftOut(each)).length;
  const isAsked = holds(officer, 'evaluator', 'procurement-lead') && window.status === 'evaluating' && declaration;
  const [flags, [agreement, unanswered, covering]] = await Promise.all([
    declaration ? flagsFor(deps, officer, window, counts, conflicted) : [],
    isAsked
      ? Promise.all([
          frozenAgreement(deps, windowId),
          unansweredIn(deps, officer, windowId, counts, now),
          coveringIn(deps, officer, window, declaration, now),
        ])
      : ([undefined, 0, []] as const),
  ]);
  const isTaken = agreement?.questionnaire.places !== 'assigned';
  return {
    window,
    all,
    counts,
    isCounted,
    isTaken,
    unanswered,
    covering,
    flags,
    waits,
    challenges,
    declaration,
    unopened,
  };
};

/** Flags that ask a team of this officer to look, by team: of the first page of flagged applications. */
const flagsFor = async (
  { lists }: Pick<DeskDeps, 'lists'>,
  officer: Officer,
  window: Window,
  counts: ListCounts,
  conflicted: readonly string[],
): Promise<Picture['flags']> => {
  if (countIn(counts, 'flagged') === 0) return [];
  const listed = await lists.beginning(window.windowId, 'flagged', isSeen(new Set(conflicted)));
  const asked = listed
    .flatMap((each) => flagsSeen(officer, each, window))
    .filter(({ team, by }) => holds(officer, team) && by.id !== officer.id);
  return [...Map.groupBy(asked, ({ team }) => team)].map(([team, flags]) => ({
    team,
    count: flags.length,
    since: flags.map(({ at }) => at).toSorted()[0],
  }));
};

/** How many assignments of a window have gone unanswered for too long: of the first page of them. */
const unansweredIn = async (
  { lists }: Pick<DeskDeps, 'lists'>,
  officer: Officer,
  windowId: string,
  counts: ListCounts,
  now: string,
): Promise<number> => {
  if (!holds(officer, 'procurement-lead') || countIn(counts, 'awaits-acceptance') === 0) return 0;
  const listed = await lists.beginning(windowId, 'awaits-acceptance', ({ offered = [] }) =>
    offered.some((each) => isUnanswered(each, now)),
  );
  return listed.length;
};

/** What this officer may accept for those whom they cover for: of the first page of each one's. */
const coveringIn = async (
  { lists }: Pick<DeskDeps, 'lists'>,
  officer: Officer,
  window: Window,
  declaration: StoredDeclaration,
  now: string,
): Promise<Picture['covering']> => {
  if (!holds(officer, 'evaluator')) return [];
  const covers = coveredBy(window, officer.id, now);
  const mayCover = isToCover({ ...declaration, roles: officer.roles }, covers);
  return Promise.all(
    covers.map(async ({ covered }) => ({
      name: covered.name,
      count: (await lists.beginning(window.windowId, ownList('offered', covered), mayCover)).length,
    })),
  );
};

/** Questions that wait for an answer, by the window that they are about: those of the first page, which are the oldest. */
const questionsFor = async (
  { clarifications }: Pick<DeskDeps, 'clarifications'>,
  officer: Officer,
): Promise<readonly (Task & { readonly windowId: string })[]> => {
  if (!holds(officer, ...deciders)) return [];
  const { items, next } = await clarifications.waiting('to-answer', {});
  return [...Map.groupBy(items, ({ windowId }) => windowId)].map(([windowId, asked]) => ({
    windowId,
    text: 'Answer questions from providers',
    href: paths.window(windowId).clarifications,
    count: asked.length,
    isMore: next !== undefined,
  }));
};

/** What waits for deciders whichever window it is in. */
const urgentFor = async (deps: DeskDeps, officer: Officer, now: string): Promise<readonly Task[]> => {
  if (!holds(officer, ...deciders)) return [];
  const [faults, files, letters, contracts] = await Promise.all([
    faultsFor(deps, officer, undefined),
    unsafeFilesFor(deps, officer, undefined),
    undeliveredFor(deps, officer, undefined),
    contractsToCountersign(deps, now),
  ]);
  return [
    { text: 'Look at faults and try again', href: paths.faults, ...countWaiting(faults) },
    { text: 'See to files that nobody can download', href: paths.faults, ...countWaiting(files) },
    { text: 'See to letters that could not be delivered', href: paths.letters, ...countWaiting(letters) },
    ...contracts.map(({ agreementId, lot, ...waiting }) => ({
      text: `Countersign contracts that providers have accepted on lot ${lot}`,
      href: paths.agreement(agreementId).contractsAt({ lot, standing: 'waits-for-council' }),
      ...waiting,
    })),
  ].filter(({ count, isMore }) => count > 0 || isMore);
};
