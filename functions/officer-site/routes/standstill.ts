import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { Deps } from '../deps.ts';
import { newChallenge } from '../pages/award/new-challenge.ts';
import { publication } from '../pages/award/publication.ts';
import { settle } from '../pages/award/settle-challenge.ts';
import { standstill, takeUpAgain } from '../pages/award/standstill.ts';
import { standstillEnd } from '../pages/award/standstill-end.ts';
import { decidedStop, proposedStop, takenBackStop } from '../pages/award/stop.ts';
import { deciding, reading } from './who.ts';

/** The standstill: its start and end, challenges, and a stop of the award. */
export const ofStandstill = (deps: Deps): readonly Route[] => [
  reading.get('/officers/windows/{windowId}/standstill', standstill(deps), { tells: 'standstill and challenges' }),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/publication', publication(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/end', standstillEnd(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/continue', takeUpAgain(deps)),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/challenges', newChallenge(deps), {
    tells: 'names of the applicants',
  }),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/challenges/{at}', settle(deps), { tells: 'challenge' }),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/stop', proposedStop(deps), {
    tells: 'whether the award can be stopped',
  }),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/stop/{number}', decidedStop(deps), {
    tells: 'proposal to stop the award',
  }),
  ...formAt(deciding, '/officers/windows/{windowId}/standstill/stop/{number}/take-back', takenBackStop(deps), {
    tells: 'proposal to stop the award',
  }),
];
