import { formAt } from '../../shared/forms/form.ts';
import { ownSessions } from '../../shared/sessions/own-sessions.ts';
import { type Route, signedIn } from '../../shared/web/routes.ts';
import type { DeskDeps } from '../deps.ts';
import { dashboard } from '../pages/dashboard/dashboard.ts';
import { sessionList } from '../pages/sessions/list.ts';
import { sessionsOfOfficer } from '../pages/sessions/of-officer.ts';
import { serviceAudit } from '../pages/sessions/service-audit.ts';
import { paths } from '../paths.ts';
import { administering } from './who.ts';

const sessionPlaces = { here: paths.ownSessions, back: paths.home };

/** An officer’s own work and sessions, and who is signed in. */
export const ofPeople = (deps: DeskDeps): readonly Route[] => [
  signedIn.get('/officers', dashboard(deps)),
  ...formAt(signedIn, '/officers/account/sessions', ownSessions(deps.openSessions, sessionPlaces)),
  administering.get('/officers/audit', serviceAudit(deps)),
  administering.get('/officers/sessions', sessionList(deps)),
  ...formAt(administering, '/officers/sessions/{officerId}', sessionsOfOfficer(deps)),
];
