import type { OpenedApplication, PlaceDecision } from '../../../domain/application/opened-application.ts';
import { placeStanding } from '../../../domain/award/held-back.ts';
import type { Person } from '../../../domain/people/officer.ts';
import { Problem } from '../../shared/web/problem.ts';
import { everyApplication } from '../case-file.ts';
import type { Dependencies } from '../dependencies.ts';
import { deciders } from '../officer.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { decide, openWait, redeliver } from './machine-answers.ts';
import { requireSeparate } from './require-separate.ts';

/** Applications with a place whose contract waits for an officer's decision, or has one that can still be changed. */
export const heldPlaces = async (deps: Dependencies, windowId: string): Promise<readonly OpenedApplication[]> =>
  (await everyApplication(deps, windowId))
    .filter((application) => application.status === 'awarded')
    .filter((application) => application.placeDecision || placeStanding(application) === 'held-back')
    .toSorted((one, other) => one.organisationName.localeCompare(other.organisationName, 'en-GB'));

/** Records a decision on a place held back. Nothing follows from it before the award goes on, so it can be changed. @throws Problem 409 */
export const decidePlace = (deps: Dependencies, applicationId: string, made: PlaceDecision): Promise<void> =>
  againOnConflict(async () => {
    const application = await deps.applications.get(applicationId);
    const before = application?.placeDecision;
    if (before?.decision === made.decision && before.reason === made.reason && before.by.id === made.by.id) return;
    const isHeld = application && (before || placeStanding(application) === 'held-back');
    if (!isHeld || application.status !== 'awarded' || !(await isAsked(deps, application.windowId)))
      throw notHeld(application?.windowId);
    const officer = { ...made.by, roles: [...deciders] };
    requireSeparate('decide-referral', officer, { applications: [application] }, application.windowId);
    await deps.records.transact([
      ...deps.applications.changeWrites(
        application,
        { placeDecision: made },
        { at: made.at, by: made.by, action: `place held back: ${made.decision}`, detail: made.reason },
      ),
    ]);
  });

/** Lets the award go on: decisions take effect, and contracts are made. @throws Problem 409 while a place is undecided */
export const goOnWithContracts = (deps: Dependencies, windowId: string, by: Person, at: string): Promise<void> =>
  againOnConflict(async () => {
    const undecided = (await heldPlaces(deps, windowId)).filter(({ placeDecision }) => !placeDecision);
    if (undecided.length > 0) throw notDecided(windowId, undecided.length);
    await answer(deps, windowId, { at, by, action: 'contracts taken up after decisions on places held back' });
  });

/** Has the register asked again about every place that is held back and undecided. */
export const askRegisterOnceMore = (deps: Dependencies, windowId: string, by: Person, at: string): Promise<void> =>
  againOnConflict(async () => {
    for (const application of await heldPlaces(deps, windowId)) {
      if (application.placeDecision || !application.askedAgain?.contract) continue;
      const { contract: _, ...askedAgain } = application.askedAgain;
      await deps.records.transact([
        ...deps.applications.changeWrites(
          application,
          { askedAgain },
          { at, by, action: 'register to be asked once more before the contract' },
        ),
      ]);
    }
    await answer(deps, windowId, { at, by, action: 'register asked once more about places held back' });
  });

const isAsked = async ({ waits }: Dependencies, windowId: string): Promise<boolean> =>
  (await waits.get(windowId, 'register-changes'))?.status === 'waiting';

const answer = async (
  deps: Dependencies,
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

const notHeld = (windowId: string | undefined) =>
  new Problem(409, {
    title: 'This place is not held back',
    lines: ['It has been decided, or its contract has been made. Your decision was not saved.'],
    link: windowId
      ? { href: `/officers/windows/${windowId}/held-places`, text: 'See the places held back' }
      : { href: '/officers', text: 'Your work' },
  });

const notDecided = (windowId: string, left: number) =>
  new Problem(409, {
    title: 'Not every place is decided',
    lines: [`${left} ${left === 1 ? 'place is' : 'places are'} still to be decided.`],
    link: { href: `/officers/windows/${windowId}/held-places`, text: 'See which' },
  });
