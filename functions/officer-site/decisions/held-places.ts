import type { OpenedApplication, PlaceDecision } from '../../../domain/application/opened-application.ts';
import { isUndecided, placeStanding } from '../../../domain/award/held-back.ts';
import { deciders, type Person } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { Problem } from '../../shared/web/problem.ts';
import { heldPlaceOf, heldPlaces, holdingOf, isDecidedOn, withoutProof } from '../case/held-places.ts';
import { windowAsked } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { decide, openWait, redeliver } from './machine-answers.ts';
import { requireSeparate } from './require-separate.ts';
import { requireNoPartInOthers } from './shared-location.ts';

/**
 * Records a decision on a place held back, and answers what stands against it: none where it is done. Nothing follows from it before the
 * award goes on, so it can be changed until that very moment. @throws Problem 409
 */
export const decidePlace = (
  deps: Deps,
  { applicationId, windowId }: Pick<OpenedApplication, 'applicationId' | 'windowId'>,
  made: PlaceDecision,
): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const holding = await holdingOf(deps, await windowAsked(deps, windowId), made.at);
    const { outOfReach, asked } = holding;
    const found = await deps.applications.get(applicationId);
    const application = found && (await heldPlaceOf(deps, found, holding));
    const before = application?.placeDecision;
    if (before?.decision === made.decision && before.reason === made.reason && before.by.id === made.by.id) return [];
    if (!asked || !isDecidedOn(application, holding)) throw notHeld(windowId);
    if (made.decision === 'accept' && outOfReach.length > 0) return outOfReach;
    // What was withheld by mistake can be taken back all the same: without a proof no contract is made of it either way.
    if (made.decision === 'accept' && !before && !application.isProved && placeStanding(application) === 'ready')
      return [notProved];
    const officer = { ...made.by, roles: [...deciders] };
    requireSeparate('decide-referral', officer, application, windowId);
    await requireNoPartInOthers(deps, application, made.by);
    await deps.records.transact([
      ...deps.applications.changeWrites(
        withoutProof(application),
        { placeDecision: made },
        { at: made.at, by: made.by, action: `place held back: ${made.decision}`, detail: made.reason },
      ),
      deps.waits.stillOpen(asked),
    ]);
    return [];
  });

/** Lets the award go on: decisions take effect, and contracts are made. @throws Problem 409 while a place is undecided */
export const goOnWithContracts = (deps: Deps, windowId: string, by: Person, at: string): Promise<void> =>
  againOnConflict(async () => {
    const { places, outOfReach } = await heldPlaces(deps, await windowAsked(deps, windowId), at);
    const undecided = places.filter((place) => isUndecided(place, outOfReach));
    if (undecided.length > 0) throw notDecided(windowId, undecided.length);
    await answer(deps, windowId, { at, by, action: 'contracts taken up after decisions on places held back' });
  });

/** Has the register asked again about every place that is held back and undecided. */
export const askRegisterOnceMore = (deps: Deps, windowId: string, by: Person, at: string): Promise<void> =>
  againOnConflict(async () => {
    const { places, asked } = await heldPlaces(deps, await windowAsked(deps, windowId), at);
    for (const application of places) {
      if (!asked || application.placeDecision || !application.askedAgain?.contract) continue;
      const { contract: _, ...askedAgain } = application.askedAgain;
      await deps.records.transact([
        ...deps.applications.changeWrites(
          withoutProof(application),
          { askedAgain },
          { at, by, action: 'register to be asked once more before the contract' },
        ),
        deps.waits.stillOpen(asked),
      ]);
    }
    await answer(deps, windowId, { at, by, action: 'register asked once more about places held back' });
  });

const answer = async (
  deps: Deps,
  windowId: string,
  audit: { readonly at: string; readonly by: Person; readonly action: string },
): Promise<void> => {
  const wait = await deps.waits.get(windowId, 'register-changes');
  if (wait && wait.status !== 'waiting') return redeliver(deps, windowId, 'register-changes');
  const window = await deps.windows.get(windowId);
  if (!window) throw notHeld(windowId);
  await decide(deps, {
    wait: await openWait(deps, windowId, 'register-changes'),
    answer: {},
    writes: deps.windows.changeWrites(window, {}, audit),
  });
};

const notProved: Reason = {
  code: 'not-proved',
  text: 'Nobody has proved that this account speaks for its location. Have that proved first, or withhold the place',
};

const notHeld = (windowId: string) =>
  new Problem(409, {
    title: 'This place is not held back',
    lines: ['It has been decided, or its contract has been made. Your decision was not saved.'],
    link: { href: paths.window(windowId).heldPlaces, text: 'See the places held back' },
  });

const notDecided = (windowId: string, left: number) =>
  new Problem(409, {
    title: 'Not every place is decided',
    lines: [`${left} ${left === 1 ? 'place is' : 'places are'} still to be decided.`],
    link: { href: paths.window(windowId).heldPlaces, text: 'See which' },
  });
