import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { DeskDeps } from '../deps.ts';
import { controlPage } from '../pages/control/control.ts';
import { issue } from '../pages/control/issue.ts';
import { controlList } from '../pages/control/list.ts';
import { otherwise } from '../pages/control/otherwise.ts';
import { readBack } from '../pages/control/read-back.ts';
import { sent } from '../pages/control/sent.ts';
import { application } from './application.ts';
import { deciding } from './who.ts';

/** Proofs that an account speaks for its location. */
export const ofControl = (deps: DeskDeps): readonly Route[] => [
  deciding.get('/officers/windows/{windowId}/control', controlList(deps), { tells: 'list of proofs of control' }),
  deciding.get(`${application}/control`, controlPage(deps), { tells: 'proof of control' }),
  ...formAt(deciding, `${application}/control/issue`, issue(deps), { tells: 'proof of control' }),
  ...formAt(deciding, `${application}/control/sent`, sent(deps), { tells: 'proof of control' }),
  ...formAt(deciding, `${application}/control/read-back`, readBack(deps), { tells: 'proof of control' }),
  ...formAt(deciding, `${application}/control/otherwise`, otherwise(deps), { tells: 'proof of control' }),
];
