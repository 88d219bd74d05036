import type { Route } from '../../shared/web/routes.ts';
import type { Deps } from '../deps.ts';
import { contractList } from '../pages/records/contracts.ts';
import { noticeList } from '../pages/records/notices.ts';
import { everyOfficer } from './who.ts';

/** What an agreement has come to: its contracts and its notices. */
export const ofAgreements = (deps: Deps): readonly Route[] => [
  everyOfficer.get('/officers/agreements/{agreementId}/contracts', contractList(deps)),
  everyOfficer.get('/officers/agreements/{agreementId}/notices', noticeList(deps)),
];
