import type { Route } from '../../shared/web/routes.ts';
import type { Deps } from '../deps.ts';
import { auditTrail } from '../pages/records/audit.ts';
import { auditFile } from '../pages/records/audit-file.ts';
import { reading } from './who.ts';

/** The audit trail of a window. */
export const ofAuditTrail = (deps: Deps): readonly Route[] => [
  reading.get('/officers/windows/{windowId}/audit', auditTrail(deps), { tells: 'audit trail' }),
  reading.get('/officers/windows/{windowId}/audit.csv', auditFile(deps), { tells: 'audit trail, as a file' }),
];
