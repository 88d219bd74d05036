import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { DeskDeps } from '../deps.ts';
import { letter } from '../pages/letters/letter.ts';
import { letterList } from '../pages/letters/list.ts';
import { fault } from '../pages/records/fault.ts';
import { faultList } from '../pages/records/faults.ts';
import { leavingOut } from '../pages/records/leave-out.ts';
import { unsafeFile } from '../pages/records/unsafe-file.ts';
import { deciding } from './who.ts';

/** What went wrong by itself: letters that were not delivered, and faults. */
export const ofFaults = (deps: DeskDeps): readonly Route[] => [
  deciding.get('/officers/letters', letterList(deps), { tells: 'list of undelivered letters' }),
  ...formAt(deciding, '/officers/letters/{letterId}', letter(deps), { tells: 'undelivered letter' }),
  deciding.get('/officers/faults', faultList(deps), { tells: 'list of faults' }),
  ...formAt(deciding, '/officers/faults/{subject}', fault(deps), { tells: 'fault' }),
  ...formAt(deciding, '/officers/faults/{subject}/leave-out', leavingOut(deps, 'propose'), { tells: 'fault' }),
  ...formAt(deciding, '/officers/faults/{subject}/leave-out/decide', leavingOut(deps, 'decide'), { tells: 'fault' }),
  ...formAt(deciding, '/officers/faults/{subject}/leave-out/take-back', leavingOut(deps, 'takeBack'), {
    tells: 'fault',
  }),
  ...formAt(deciding, '/officers/faults/{subject}/files/{page}/{field}', unsafeFile(deps), {
    tells: 'file that is not safe',
  }),
];
