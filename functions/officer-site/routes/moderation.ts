import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { Deps } from '../deps.ts';
import { agreedMarks, consensus, finalConsensus, startModerating } from '../pages/moderation/consensus.ts';
import { moderationList } from '../pages/moderation/list.ts';
import { oneEvaluation } from '../pages/moderation/one-evaluation.ts';
import { agreeQuestion } from '../pages/moderation/question.ts';
import { moderating } from './who.ts';

/** The marks that a moderator brings together. */
export const ofModeration = (deps: Deps): readonly Route[] => [
  moderating.get('/officers/windows/{windowId}/moderate', moderationList(deps), {
    tells: 'list of applications to moderate',
  }),
  moderating.get('/officers/windows/{windowId}/moderate/{applicationId}', consensus(deps), {
    tells: 'marks of both evaluators',
  }),
  ...formAt(moderating, '/officers/windows/{windowId}/moderate/{applicationId}/one-evaluation', oneEvaluation(deps), {
    tells: 'marks of one evaluator',
  }),
  ...formAt(moderating, '/officers/windows/{windowId}/moderate/{applicationId}/start', startModerating(deps), {
    tells: 'marks of both evaluators',
  }),
  ...formAt(moderating, '/officers/windows/{windowId}/moderate/{applicationId}/agreed', agreedMarks(deps), {
    tells: 'marks of both evaluators',
  }),
  ...formAt(
    moderating,
    '/officers/windows/{windowId}/moderate/{applicationId}/questions/{question}',
    agreeQuestion(deps),
    { tells: 'answer to a question' },
  ),
  ...formAt(moderating, '/officers/windows/{windowId}/moderate/{applicationId}/final', finalConsensus(deps), {
    tells: 'consensus',
  }),
];
