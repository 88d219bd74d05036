import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { Deps } from '../deps.ts';
import { calibrationPage } from '../pages/evaluation/calibration.ts';
import { evaluationList } from '../pages/evaluation/list.ts';
import { markQuestion } from '../pages/evaluation/question.ts';
import { finalScores, saveMarks, scores, startScoring } from '../pages/evaluation/scores.ts';
import { assigning as assignEvaluators } from '../pages/panel/assign.ts';
import { covering, endingCover } from '../pages/panel/covers.ts';
import { givingUp } from '../pages/panel/give-up.ts';
import { panelPage } from '../pages/panel/panel.ts';
import { places } from '../pages/panel/places.ts';
import { assigning, calibrating, evaluating } from './who.ts';

/** Who scores, and their marks. */
export const ofEvaluation = (deps: Deps): readonly Route[] => [
  assigning.get('/officers/windows/{windowId}/panel', panelPage(deps), { tells: 'who scores' }),
  ...formAt(assigning, '/officers/windows/{windowId}/panel/assign', assignEvaluators(deps), { tells: 'who scores' }),
  ...formAt(assigning, '/officers/windows/{windowId}/panel/covers', covering(deps), { tells: 'who scores' }),
  ...formAt(assigning, '/officers/windows/{windowId}/panel/covers/{number}/end', endingCover(deps), {
    tells: 'who scores',
  }),
  ...formAt(assigning, '/officers/windows/{windowId}/panel/{applicationId}', places(deps), {
    tells: 'who scores an application',
  }),
  ...formAt(calibrating, '/officers/windows/{windowId}/calibration', calibrationPage(deps)),
  evaluating.get('/officers/windows/{windowId}/evaluate', evaluationList(deps), {
    tells: 'list of applications to score',
  }),
  evaluating.get('/officers/windows/{windowId}/evaluate/{applicationId}', scores(deps), { tells: 'own marks' }),
  ...formAt(evaluating, '/officers/windows/{windowId}/evaluate/{applicationId}/start', startScoring(deps), {
    tells: 'own marks',
  }),
  ...formAt(evaluating, '/officers/windows/{windowId}/evaluate/{applicationId}/give-up', givingUp(deps), {
    tells: 'own place as evaluator',
  }),
  ...formAt(
    evaluating,
    '/officers/windows/{windowId}/evaluate/{applicationId}/questions/{question}',
    markQuestion(deps),
    { tells: 'answer to a question' },
  ),
  ...formAt(evaluating, '/officers/windows/{windowId}/evaluate/{applicationId}/marks', saveMarks(deps), {
    tells: 'own marks',
  }),
  ...formAt(evaluating, '/officers/windows/{windowId}/evaluate/{applicationId}/final', finalScores(deps), {
    tells: 'own marks',
  }),
];
