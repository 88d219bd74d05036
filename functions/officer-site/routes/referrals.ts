import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { DeskDeps } from '../deps.ts';
import { addedToReferral } from '../pages/applications/add-to-referral.ts';
import { askAgainAboutAll, askAgainAboutOne } from '../pages/applications/ask-again.ts';
import { decidingTogether } from '../pages/applications/decide-together.ts';
import { decidedTogetherPage } from '../pages/applications/decided-together.ts';
import { moreTime } from '../pages/applications/more-time.ts';
import { referral } from '../pages/applications/referral.ts';
import { referralList } from '../pages/applications/referrals.ts';
import { reply } from '../pages/applications/reply.ts';
import { returning, takingReturnBack } from '../pages/applications/return-for-correction.ts';
import { sharedLocation } from '../pages/applications/shared-location.ts';
import { takeProposalBack } from '../pages/applications/take-back.ts';
import { application } from './application.ts';
import { deciding } from './who.ts';

/** What the checks of applications refer to people. */
export const ofReferrals = (deps: DeskDeps): readonly Route[] => [
  deciding.get('/officers/windows/{windowId}/referrals', referralList(deps), { tells: 'list of referrals' }),
  ...formAt(deciding, '/officers/windows/{windowId}/referrals/ask-again', askAgainAboutAll(deps), {
    tells: 'list of referrals',
  }),
  ...formAt(
    deciding,
    '/officers/windows/{windowId}/referrals/together/registration',
    decidingTogether(deps, 'registration'),
    { tells: 'list of referrals' },
  ),
  ...formAt(
    deciding,
    '/officers/windows/{windowId}/referrals/together/compliance',
    decidingTogether(deps, 'compliance'),
    {
      tells: 'list of referrals',
    },
  ),
  ...formAt(deciding, '/officers/windows/{windowId}/referrals/together/{togetherId}', decidedTogetherPage(deps), {
    tells: 'referrals decided together',
  }),
  ...formAt(deciding, `${application}/registration`, referral(deps, 'registration'), { tells: 'registration check' }),
  ...formAt(deciding, `${application}/registration/notes`, addedToReferral(deps, 'registration'), {
    tells: 'registration check',
  }),
  ...formAt(deciding, `${application}/compliance/notes`, addedToReferral(deps, 'compliance'), {
    tells: 'compliance check',
  }),
  ...formAt(deciding, `${application}/registration/ask-again`, askAgainAboutOne(deps), { tells: 'registration check' }),
  ...formAt(deciding, `${application}/compliance`, referral(deps, 'compliance'), { tells: 'compliance check' }),
  ...formAt(deciding, `${application}/correction`, returning(deps), { tells: 'return for correction' }),
  ...formAt(deciding, `${application}/correction/take-back`, takingReturnBack(deps), {
    tells: 'return for correction',
  }),
  ...formAt(deciding, `${application}/take-back`, takeProposalBack(deps), { tells: 'proposed rejection' }),
  ...formAt(deciding, `${application}/more-time`, moreTime(deps), { tells: 'proposed rejection' }),
  ...formAt(deciding, `${application}/reply`, reply(deps), { tells: 'reply' }),
  ...formAt(deciding, `${application}/shared-location`, sharedLocation(deps), { tells: 'doubts about the location' }),
];
