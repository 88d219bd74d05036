import type { Agreement } from '../../../../domain/agreement/agreement.ts';
import { questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import { countAt, countIn } from '../../../../domain/application/list-counts.ts';
import { type ListedApplication, ownList } from '../../../../domain/application/lists.ts';
import { mayComeToBeScored } from '../../../../domain/application/status.ts';
import { mayTakePlace } from '../../../../domain/evaluation/barriers.ts';
import { coveredBy } from '../../../../domain/evaluation/cover.ts';
import { isToCover } from '../../../../domain/evaluation/covered-places.ts';
import { unassignedPlaces } from '../../../../domain/evaluation/offered-places.ts';
import { dateInWords } from '../../../../domain/time/plain-words.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { isSeen } from '../../case/declaration.ts';
import { listCase } from '../../case/list-case.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import type { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** Where one question is scored across applicants: the first of those begun that was asked it. */
const questionsBegun = (
  { questionnaire }: Agreement,
  begun: readonly ListedApplication[],
  { evaluation }: ReturnType<typeof paths.window>,
): readonly { readonly title: string; readonly href: string }[] =>
  questionnaire.questions.flatMap((question) => {
    const first = begun.find(({ lots }) => questionsFor({ questions: [question] }, lots).length > 0);
    return first ? [{ title: question.title, href: evaluation(first.applicationId).question(question.id) }] : [];
  });

const NONE = { applications: [], pagination: undefined };

/** What an evaluator has to score: what is assigned to them and their own work first, then what still needs somebody. */
export const evaluationList =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const { officer, window, declaration, conflicted, at, asked, show, outline } = await listCase(
      deps,
      request,
      ({ evaluate }) => evaluate,
    );
    const isMine = isSeen(conflicted);
    const isToStart = (each: ListedApplication) =>
      isMine(each) && mayTakePlace(officer, each) && unassignedPlaces(each).length > 0;
    const covers = coveredBy(window, officer.id, request.arrivedAt);
    const mayCover = isToCover({ ...declaration, roles: officer.roles }, covers);
    const [{ agreement, counts, withConflict }, covering, offered, inProgress, needsOne, needsBoth, finished] =
      await Promise.all([
        outline(),
        Promise.all(
          covers.map(async ({ number, covered, to }) => ({
            caption: `Covering for ${covered.name}, to the end of ${dateInWords(to)}`,
            ...(await show(`covering-${number}`, ownList('offered', covered), mayCover)),
          })),
        ),
        show('assigned', ownList('offered', officer), isMine),
        show('started', ownList('scoring', officer), isMine),
        // Who has one evaluator already comes first: two unfinished halves help nobody.
        show('needs-one', 'needs-second-evaluator', isToStart),
        show('needs-both', 'needs-both-evaluators', isToStart),
        show('finished', ownList('scored', officer), isMine),
      ]);
    return page('officer/evaluation/list.njk', {
      title: 'Score applications',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: asked ? { href: at.evaluate, text: 'Score applications' } : { href: at.page, text: 'The window' },
      at,
      asked,
      isOver: window.status !== 'evaluating',
      byQuestion: questionsBegun(agreement, inProgress.applications, at),
      isAssigned: agreement.questionnaire.places === 'assigned',
      offered: { ...offered, count: countIn(counts, ownList('offered', officer)) },
      inProgress: { ...inProgress, count: countIn(counts, ownList('scoring', officer)) },
      covering: covering.filter(({ applications }) => applications.length > 0),
      // Where places are assigned nobody takes one.
      needsOne: agreement.questionnaire.places === 'taken' ? needsOne : NONE,
      needsBoth: agreement.questionnaire.places === 'taken' ? needsBoth : NONE,
      finished: { ...finished, count: countIn(counts, ownList('scored', officer)) },
      taken: countIn(counts, 'has-both-evaluators'),
      notYet: countAt(counts, mayComeToBeScored),
      conflicted: withConflict,
    });
  };
