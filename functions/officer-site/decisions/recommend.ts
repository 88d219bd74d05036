import { flagged } from '../../../domain/application/comment.ts';
import { isLeftOut } from '../../../domain/application/leaving-out.ts';
import { isStillSetAside } from '../../../domain/application/set-aside.ts';
import type { Recommendation } from '../../../domain/award/award.ts';
import { recommendablePlaces } from '../../../domain/award/recommended-places.ts';
import { unsettled } from '../../../domain/award/unsettled.ts';
import { evaluatedBy } from '../../../domain/evaluation/evaluated-by.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { Problem } from '../../shared/web/problem.ts';
import { awardStateOf } from '../case/award-state.ts';
import { declarationOf } from '../case/declaration.ts';
import { everyApplicant } from '../case/every-applicant.ts';
import { requireEvaluating, windowAsked } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { decide, openWait, redeliver } from './machine-answers.ts';
import { requireSeparateInAward } from './require-separate.ts';

/** Recommends every place that the rules allow. Repeated by the same officer it changes nothing. @throws Problem 409 */
export const recommend = (
  deps: Deps,
  windowId: string,
  officer: Officer,
  { text, at }: { readonly text: string; readonly at: string },
): Promise<void> =>
  againOnConflict(async () => {
    const by = { id: officer.id, name: officer.name };
    // Their versions hold what is read after them: were they read beside it, what changes in between would pass unseen.
    const [window, declaration] = await Promise.all([
      windowAsked(deps, windowId),
      declarationOf(deps, officer, windowId),
    ]);
    const [{ applications, setAside }, { standing, recommendations }] = await Promise.all([
      everyApplicant(deps, windowId),
      awardStateOf(deps, windowId),
    ]);
    if (standing) {
      if (standing.by.id !== by.id || standing.text !== text) throw recommendedBefore(standing);
      return redeliver(deps, windowId, 'recommendation');
    }
    requireEvaluating(window);
    requireSeparateInAward('recommend', officer, { applications, setAside }, windowId);
    const unopened = setAside.filter((each) => isStillSetAside(each) && !isLeftOut(each));
    const left = unsettled(applications).length + unopened.length;
    if (left > 0) throw notSettled(windowId, left);
    if (flagged(applications).length > 0) throw flagOpen(windowId);

    const wait = await openWait(deps, windowId, 'recommendation');
    const places = recommendablePlaces(applications);
    const round = recommendations.length + 1;
    const fresh = {
      windowId,
      by,
      at,
      text,
      places,
      evaluatedBy: [...evaluatedBy(applications)],
      reopenings: window.reopenings ?? 0,
      round,
    };
    const making = await deps.awards.recommend(fresh);
    const audit = { at, by, action: 'places recommended', detail: `round ${round}, ${places.length} places: ${text}` };
    await decide(deps, {
      wait,
      answer: {},
      writes: [
        ...deps.windows.changeWrites(window, {}, audit),
        making,
        deps.evaluations.stillDeclared(windowId, declaration),
      ],
    });
  });

const recommendedBefore = ({ windowId, by, at }: Recommendation) =>
  new Problem(409, {
    title: 'The places have been recommended already',
    lines: [`${by.name} recommended them at ${momentInWords(at)}. Yours was not saved.`],
    link: { href: paths.window(windowId).recommendation, text: 'See the recommendation' },
  });

const notSettled = (windowId: string, left: number) =>
  new Problem(409, {
    title: 'Not every application is settled',
    lines: [
      `${left} ${left === 1 ? 'application is' : 'applications are'} still being decided or scored. Places can be recommended when all are.`,
    ],
    link: { href: paths.window(windowId).recommendation, text: 'See which' },
  });

const flagOpen = (windowId: string) =>
  new Problem(409, {
    title: 'A flag is open',
    lines: [
      'Somebody has asked a team to look at an application. Places can be recommended once that is settled or taken back.',
    ],
    link: { href: paths.window(windowId).flags, text: 'See the open flags' },
  });
