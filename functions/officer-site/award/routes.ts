import type { Route } from '../../shared/web/routes.ts';
import type { AwardDeps } from '../deps.ts';
import { ofAgreements } from '../routes/agreements.ts';
import { ofApproval } from '../routes/approval.ts';
import { ofAuditTrail } from '../routes/audit-trail.ts';
import { ofContracts } from '../routes/contracts.ts';
import { ofEvidencePacks } from '../routes/evidence-packs.ts';
import { ofHeldPlaces } from '../routes/held-places.ts';
import { ofOutcomeLetters } from '../routes/outcome-letters.ts';
import { ofStandstill } from '../routes/standstill.ts';
import { ofTableFiles } from '../routes/table-files.ts';

/** From the recommendation of an award on, and what is on record of it: a function of its own shows them. */
export const awardRoutes = (deps: AwardDeps): readonly Route[] => [
  ...ofEvidencePacks(deps),
  ...ofTableFiles(deps),
  ...ofAuditTrail(deps),
  ...ofApproval(deps),
  ...ofOutcomeLetters(deps),
  ...ofStandstill(deps),
  ...ofHeldPlaces(deps),
  ...ofContracts(deps),
  ...ofAgreements(deps),
];
