import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { DeskDeps } from '../deps.ts';
import { declare } from '../pages/evaluation/declaration.ts';
import { cancel } from '../pages/windows/cancel.ts';
import { extend } from '../pages/windows/extend.ts';
import { windowList } from '../pages/windows/list.ts';
import { openAdditional } from '../pages/windows/open-additional.ts';
import { seal, sealFile } from '../pages/windows/seal.ts';
import { takeBack } from '../pages/windows/take-back.ts';
import { whereItStandsPage } from '../pages/windows/where-it-stands.ts';
import { whyNot } from '../pages/windows/why-not.ts';
import { windowPage } from '../pages/windows/window-page.ts';
import { deciding, everyOfficer } from './who.ts';

/** Windows, from their opening to what their seal shows. */
export const ofWindows = (deps: DeskDeps): readonly Route[] => [
  everyOfficer.get('/officers/windows', windowList(deps)),
  ...formAt(deciding, '/officers/windows/open', openAdditional(deps)),
  everyOfficer.get('/officers/windows/{windowId}', windowPage(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/extend', extend(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/take-back', takeBack(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/cancel', cancel(deps)),
  ...formAt(everyOfficer, '/officers/windows/{windowId}/declaration', declare(deps), {
    tells: 'names of the applicants',
  }),
  everyOfficer.get('/officers/windows/{windowId}/where-it-stands', whereItStandsPage(deps)),
  everyOfficer.get('/officers/windows/{windowId}/why-not', whyNot(deps)),
  everyOfficer.get('/officers/windows/{windowId}/seal', seal(deps), { tells: 'certificate of the seal' }),
  everyOfficer.get('/officers/windows/{windowId}/seal.json', sealFile(deps), {
    tells: 'certificate of the seal, as a file',
  }),
];
