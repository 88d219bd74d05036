import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { Deps } from '../deps.ts';
import { approval } from '../pages/award/approval.ts';
import { coveragePage } from '../pages/award/coverage.ts';
import { recommendation } from '../pages/award/recommendation.ts';
import { reopen, takingReopeningBack } from '../pages/award/reopen.ts';
import { reopenReferralForm, takingReferralBack } from '../pages/award/reopen-referral.ts';
import { reopenings } from '../pages/award/reopenings.ts';
import { approvers, approving, reading, recommending } from './who.ts';

/** What an award covers, its recommendation, its approval, and what is to be done again. */
export const ofApproval = (deps: Deps): readonly Route[] => [
  reading.get('/officers/windows/{windowId}/coverage', coveragePage(deps), { tells: 'coverage by lot and zone' }),
  ...formAt(recommending, '/officers/windows/{windowId}/recommendation', recommendation(deps), {
    tells: 'recommendation',
  }),
  ...formAt(approving, '/officers/windows/{windowId}/approval', approval(deps), { tells: 'recommendation' }),
  ...formAt(approvers, '/officers/windows/{windowId}/approval/reopen', reopenings(deps), {
    tells: 'what is to be done again',
  }),
  ...formAt(approvers, '/officers/windows/{windowId}/approval/reopen/{applicationId}', reopen(deps), {
    tells: 'consensus',
  }),
  ...formAt(
    approvers,
    '/officers/windows/{windowId}/approval/reopen/{applicationId}/take-back',
    takingReopeningBack(deps),
    { tells: 'what is to be done again' },
  ),
  ...formAt(
    approvers,
    '/officers/windows/{windowId}/approval/reopen/{applicationId}/referral',
    reopenReferralForm(deps),
    { tells: 'referrals' },
  ),
  ...formAt(
    approvers,
    '/officers/windows/{windowId}/approval/reopen/{applicationId}/referral/take-back',
    takingReferralBack(deps),
    { tells: 'what is to be done again' },
  ),
];
