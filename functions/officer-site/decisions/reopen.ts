import type { Write } from '../../../adapters/dynamodb/table.ts';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import { type OpenedApplication, windowIdOf } from '../../../domain/application/opened-application.ts';
import {
  barriersToReopening,
  barriersToSaying,
  barriersToTakingReopeningBack,
  changingReopened,
  openAgain,
  type Reopened,
} from '../../../domain/application/reopened.ts';
import type { ApplicationStatus } from '../../../domain/application/status.ts';
import { lotResultsOf } from '../../../domain/evaluation/lot-results.ts';
import type { Officer, Person } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { frozenAgreement } from '../case/agreement.ts';
import { awardStateOf } from '../case/award-state.ts';
import { declarationOf } from '../case/declaration.ts';
import { everyApplicant } from '../case/every-applicant.ts';
import { requireEvaluating, windowAsked } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { requireSeparateInAward } from './require-separate.ts';

interface Asked {
  readonly questions: readonly string[];
  /** What is to be done, as the moderator and the procurement lead read it. */
  readonly instructions: string;
  readonly at: string;
}

/**
 * Opens the consensus on some questions of an application again, after the approver returned the recommendation: the same moderator agrees these anew,
 * and all other marks stay (docs/rules.md, rule 6). The same again changes nothing. @throws Problem 403, 404, 409
 */
export const reopenConsensus = (deps: Deps, applicationId: string, officer: Officer, asked: Asked): Promise<void> =>
  againOnConflict(async () => {
    const { instructions, at } = asked;
    const by = { id: officer.id, name: officer.name };
    const held = await heldCase(deps, applicationId, officer);
    const { application, consensus, agreement, last } = held;
    const list = questionsFor(agreement.questionnaire, application.lots);
    const questions = list.map(({ id }) => id).filter((id) => asked.questions.includes(id));
    const before = openAgain(application);
    if (before && isSame(before, { ...asked, questions }, officer)) return;
    refuse(application, barriersToReopening(application, consensus, list, asked.questions));
    if (!last || !consensus) throw notFound();
    const { round } = last;
    const fresh: Reopened = { round, questions, instructions, by, at };
    const audit = {
      at,
      by,
      action: 'scores opened again',
      detail: `round ${round}, ${questions.join(', ')}: ${instructions}`,
    };
    await deps.records.transact([
      ...reopening(deps, held, fresh, { to: 'moderating', patch: { reopenedAt: at }, audit }),
      ...deps.evaluations.reopenQuestions(consensus, questions, at),
    ]);
  });

/**
 * Takes that back while none of the questions has been agreed again: marks, totals and status are as they were. The same again changes nothing.
 * @throws Problem 403, 404, 409
 */
export const takeReopeningBack = (
  deps: Deps,
  applicationId: string,
  officer: Officer,
  { reason, at }: { readonly reason: string; readonly at: string },
): Promise<void> =>
  againOnConflict(async () => {
    const by = { id: officer.id, name: officer.name };
    const held = await heldCase(deps, applicationId, officer);
    const { application, consensus, agreement } = held;
    const before = application.reopened?.at(-1)?.takenBack;
    if (before?.by.id === by.id && before.reason === reason) return;
    refuse(application, barriersToTakingReopeningBack(application, consensus));
    if (!consensus?.again) throw notFound();
    const lotResults = lotResultsOf(agreement.questionnaire, application.lots, consensus.again.scores);
    const audit = { at, by, action: 'scores opened again: taken back', detail: reason };
    await deps.records.transact([
      ...takingBack(deps, held, { by, at, reason }, { patch: { lotResults }, audit }),
      deps.evaluations.restoreConsensus(consensus),
    ]);
  });

/** What both are decided by, once it is sure that this officer may. */
export const heldCase = async (deps: Deps, applicationId: string, officer: Officer) => {
  const windowId = windowIdOf(applicationId);
  // Their versions hold what is read after them: were they read beside it, what changes in between would pass unseen.
  const [window, declaration] = await Promise.all([
    windowAsked(deps, windowId),
    declarationOf(deps, officer, windowId),
  ]);
  const [agreement, state, applicants, consensus] = await Promise.all([
    frozenAgreement(deps, windowId),
    awardStateOf(deps, windowId),
    everyApplicant(deps, windowId),
    deps.evaluations.moderation(applicationId),
  ]);
  // Last, as the application says what was done: who sent the same at the same moment is refused by nothing that this deed changed itself.
  const application = await deps.applications.get(applicationId);
  if (!application) throw notFound();
  requireEvaluating(window);
  requireSeparateInAward('approve', officer, { ...applicants, ...state }, windowId);
  refuse(application, barriersToSaying(state, officer));
  return { window, declaration, agreement, application, consensus, last: state.recommendations.at(-1) };
};

type Held = Awaited<ReturnType<typeof heldCase>>;
interface Recorded {
  /** What becomes of the application besides. */
  readonly patch: Partial<OpenedApplication>;
  readonly audit: { readonly at: string; readonly by: Person; readonly action: string; readonly detail: string };
}

/** That something of an application is opened again, on its record, its window's and its round's. */
export const reopening = (
  deps: Deps,
  { window, declaration, application }: Held,
  fresh: Reopened,
  { to, patch, audit }: Recorded & { readonly to: ApplicationStatus },
): readonly Write[] => [
  // A recommendation made meanwhile holds the window to its version, so that neither passes the other by.
  ...deps.windows.changeWrites(window, { reopenings: (window.reopenings ?? 0) + 1 }, aboutWindow(audit)),
  ...deps.applications.moveWrites(
    application,
    to,
    { ...patch, lotResults: undefined, reopened: [...(application.reopened ?? []), fresh] },
    audit,
  ),
  deps.awards.noteReopened(window.windowId, fresh.round, application.applicationId),
  deps.evaluations.stillDeclared(window.windowId, declaration),
];

/** That it is taken back: the application has its scores again. */
export const takingBack = (
  deps: Deps,
  { window, declaration, application }: Held,
  takenBack: NonNullable<Reopened['takenBack']>,
  { patch, audit }: Recorded,
): readonly Write[] => [
  ...deps.windows.changeWrites(window, {}, aboutWindow(audit)),
  ...deps.applications.moveWrites(
    application,
    'scored',
    { ...patch, ...changingReopened(application, { takenBack }) },
    audit,
  ),
  deps.evaluations.stillDeclared(window.windowId, declaration),
];

/** The entry of the window's, without what is said of the one application. */
const aboutWindow = ({ at, by, action }: Recorded['audit']) => ({ at, by, action });

const isSame = (before: Reopened, { questions, instructions }: Asked, officer: Officer): boolean =>
  before.by.id === officer.id &&
  !before.referral &&
  before.instructions === instructions &&
  before.questions.join() === questions.join();

export const refuse = ({ windowId }: OpenedApplication, barriers: readonly Reason[]): void => {
  if (barriers.length === 0) return;
  throw new Problem(409, {
    title: 'This cannot be done now',
    lines: [...barriers.map(({ text }) => text), 'Nothing was saved.'],
    link: { href: paths.window(windowId).reopenings, text: 'See what is to be done again' },
  });
};
