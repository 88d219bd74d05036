import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { AwardDeps } from '../deps.ts';
import { contractPage } from '../pages/records/contract.ts';
import { countersigning } from '../pages/records/countersign.ts';
import { deciding, reading } from './who.ts';

/** A contract that was made of an application, and the council's signature of it. */
export const ofContracts = (deps: AwardDeps): readonly Route[] => [
  reading.get('/officers/windows/{windowId}/applications/{applicationId}/contracts/{lot}', contractPage(deps), {
    tells: 'contract',
  }),
  ...formAt(
    deciding,
    '/officers/windows/{windowId}/applications/{applicationId}/contracts/{lot}/countersign',
    countersigning(deps),
    { tells: 'contract' },
  ),
];
