import type { Route } from '../shared/web/routes.ts';
import type { Deps } from './deps.ts';
import { ofAgreements } from './routes/agreements.ts';
import { ofApplications } from './routes/applications.ts';
import { ofApproval } from './routes/approval.ts';
import { ofAuditTrail } from './routes/audit-trail.ts';
import { ofClarifications } from './routes/clarifications.ts';
import { ofComments } from './routes/comments.ts';
import { ofControl } from './routes/control.ts';
import { ofEvaluation } from './routes/evaluation.ts';
import { ofEvidencePacks } from './routes/evidence-packs.ts';
import { ofFaults } from './routes/faults.ts';
import { ofHeldPlaces } from './routes/held-places.ts';
import { ofModeration } from './routes/moderation.ts';
import { ofOutcomeLetters } from './routes/outcome-letters.ts';
import { ofPeople } from './routes/people.ts';
import { ofReferrals } from './routes/referrals.ts';
import { ofStandstill } from './routes/standstill.ts';
import { ofWindows } from './routes/windows.ts';

/**
 * Every address of the officers' site, with the roles that may ask for it. Duties are separated by person, too
 * (domain/people/separation.ts), and of a window nothing is shown before it is unsealed and conflicts of interest are declared.
 */
export const routes = (deps: Deps): readonly Route[] => [
  ...ofPeople(deps),
  ...ofWindows(deps),
  ...ofClarifications(deps),
  ...ofEvidencePacks(deps),
  ...ofAuditTrail(deps),
  ...ofApplications(deps),
  ...ofComments(deps),
  ...ofReferrals(deps),
  ...ofControl(deps),
  ...ofEvaluation(deps),
  ...ofModeration(deps),
  ...ofApproval(deps),
  ...ofOutcomeLetters(deps),
  ...ofStandstill(deps),
  ...ofHeldPlaces(deps),
  ...ofFaults(deps),
  ...ofAgreements(deps),
];
