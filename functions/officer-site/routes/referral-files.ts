import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { DeskDeps } from '../deps.ts';
import {
  referralFile,
  referralFileReceived,
  sendReferralFile,
  takingReferralFileOut,
} from '../pages/applications/referral-files.ts';
import { application } from './application.ts';
import { deciding, reading } from './who.ts';

const note = `${application}/notes/{number}` as const;

/** Files that officers send with notes on what a check referred. */
export const ofReferralFiles = (deps: DeskDeps): readonly Route[] => [
  deciding.get(`${note}/send`, sendReferralFile(deps), { tells: 'note on a referral' }),
  deciding.get(`${note}/received`, referralFileReceived(deps), { tells: 'note on a referral' }),
  reading.get(`${note}/files/{file}`, referralFile(deps), { tells: 'file of a referral' }),
  ...formAt(deciding, `${note}/files/{file}/take-out`, takingReferralFileOut(deps), { tells: 'note on a referral' }),
];
