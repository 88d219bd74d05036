import type { Route } from '../shared/web/routes.ts';
import type { DeskDeps } from './deps.ts';
import { ofApplications } from './routes/applications.ts';
import { ofClarifications } from './routes/clarifications.ts';
import { ofComments } from './routes/comments.ts';
import { ofControl } from './routes/control.ts';
import { ofEvaluation } from './routes/evaluation.ts';
import { ofFaults } from './routes/faults.ts';
import { ofModeration } from './routes/moderation.ts';
import { ofPeople } from './routes/people.ts';
import { ofReferralFiles } from './routes/referral-files.ts';
import { ofReferrals } from './routes/referrals.ts';
import { ofWindows } from './routes/windows.ts';

/** Officers' work until an award is recommended, and what watches over all of it: the pages that are asked for most. */
export const deskRoutes = (deps: DeskDeps): readonly Route[] => [
  ...ofPeople(deps),
  ...ofWindows(deps),
  ...ofClarifications(deps),
  ...ofApplications(deps),
  ...ofComments(deps),
  ...ofReferrals(deps),
  ...ofReferralFiles(deps),
  ...ofControl(deps),
  ...ofEvaluation(deps),
  ...ofModeration(deps),
  ...ofFaults(deps),
];
