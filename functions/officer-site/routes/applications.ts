import type { Route } from '../../shared/web/routes.ts';
import type { DeskDeps } from '../deps.ts';
import { answeredFile } from '../pages/applications/answered-file.ts';
import { answers } from '../pages/applications/answers.ts';
import { applicationPage } from '../pages/applications/application-page.ts';
import { applicationsFile } from '../pages/applications/applications-file.ts';
import { evidence, evidenceOnNamed } from '../pages/applications/evidence.ts';
import { applicationList } from '../pages/applications/list.ts';
import { application } from './application.ts';
import { everyOfficer, reading } from './who.ts';

/** Applications, as they were submitted and as the register knows them. */
export const ofApplications = (deps: DeskDeps): readonly Route[] => [
  everyOfficer.get('/officers/windows/{windowId}/applications', applicationList(deps), {
    tells: 'list of applications',
  }),
  reading.get('/officers/windows/{windowId}/applications.csv', applicationsFile(deps), {
    tells: 'list of applications, as a file',
  }),
  everyOfficer.get(application, applicationPage(deps), { tells: 'application' }),
  everyOfficer.get(`${application}/answers`, answers(deps), { tells: 'answers' }),
  reading.get(`${application}/files/{page}/{field}`, answeredFile(deps), { tells: 'file' }),
  reading.get(`${application}/evidence`, evidence(deps), { tells: 'evidence of the register' }),
  reading.get(`${application}/evidence/named`, evidenceOnNamed(deps), {
    tells: 'evidence of the register on a named location',
  }),
];
