import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { Deps } from '../deps.ts';
import { commenting, endingComment } from '../pages/applications/comments.ts';
import { flagList } from '../pages/applications/flags.ts';
import { application } from './application.ts';
import { ofAward, readingFlags, settlingFlags } from './who.ts';

/** What officers write beside an application for colleagues, and the flags that hold an award. */
export const ofComments = (deps: Deps): readonly Route[] => [
  ...formAt(ofAward, `${application}/comments`, commenting(deps), { tells: 'comments' }),
  ...formAt(settlingFlags, `${application}/comments/{number}/settle`, endingComment(deps, 'settled'), {
    tells: 'comments',
  }),
  ...formAt(ofAward, `${application}/comments/{number}/withdraw`, endingComment(deps, 'withdrawn'), {
    tells: 'comments',
  }),
  readingFlags.get('/officers/windows/{windowId}/flags', flagList(deps), { tells: 'list of open flags' }),
];
