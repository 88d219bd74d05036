import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { DeskDeps } from '../deps.ts';
import { answerQuestion } from '../pages/clarifications/answer.ts';
import { clarificationPage } from '../pages/clarifications/clarification.ts';
import { clarificationList } from '../pages/clarifications/list.ts';
import { takeAnswerBack } from '../pages/clarifications/take-back.ts';
import { asked, deciding } from './who.ts';

/** Questions from providers, and their answers. */
export const ofClarifications = (deps: DeskDeps): readonly Route[] => [
  // What somebody typed may tell who they are.
  asked.get('/officers/windows/{windowId}/clarifications', clarificationList(deps), {
    tells: 'list of questions from providers',
  }),
  asked.get('/officers/windows/{windowId}/clarifications/{clarificationId}', clarificationPage(deps), {
    tells: 'question from a provider',
  }),
  ...formAt(deciding, '/officers/windows/{windowId}/clarifications/{clarificationId}/answer', answerQuestion(deps), {
    tells: 'question from a provider',
  }),
  ...formAt(deciding, '/officers/windows/{windowId}/clarifications/{clarificationId}/take-back', takeAnswerBack(deps), {
    tells: 'question from a provider',
  }),
];
