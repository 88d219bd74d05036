import { formAt } from '../../shared/forms/form.ts';
import type { Route } from '../../shared/web/routes.ts';
import type { Deps } from '../deps.ts';
import { heldPlace } from '../pages/award/held-place.ts';
import { askAgain, goOn, heldPlaceList } from '../pages/award/held-places.ts';
import { deciding, reading } from './who.ts';

/** Places that wait for the register before their contracts. */
export const ofHeldPlaces = (deps: Deps): readonly Route[] => [
  reading.get('/officers/windows/{windowId}/held-places', heldPlaceList(deps), { tells: 'held places' }),
  ...formAt(deciding, '/officers/windows/{windowId}/held-places/{applicationId}', heldPlace(deps), {
    tells: 'held place',
  }),
  ...formAt(deciding, '/officers/windows/{windowId}/held-places/ask-again', askAgain(deps), { tells: 'held places' }),
  ...formAt(deciding, '/officers/windows/{windowId}/held-places/go-on', goOn(deps), { tells: 'held places' }),
];
