import type { OpenedApplication, PlaceDecision } from '../../../domain/application/opened-application.ts';
import { barriersToContracting } from '../../../domain/award/contract.ts';
import { placeStanding } from '../../../domain/award/held-back.ts';
import type { Person } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { Problem } from '../../shared/web/problem.ts';
import { agreementNow } from '../agreement-now.ts';
import { everyApplication, windowAsked } from '../case-file.ts';
import type { Dependencies } from '../dependencies.ts';
import { deciders } from '../officer.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { decide, openWait, redeliver } from './machine-answers.ts';
import { requireSeparate } from './require-separate.ts';

/** The places of an award whose contracts wait for an officer, as things are now. */
interface HeldPlaces {
  /** Applications whose contract waits for a decision, or has one that can still be changed. */
  readonly places: readonly OpenedApplication[];
  /** Why no contract can be made of any of them any more: each can only be withheld. None while the agreement runs. */
  readonly outOfReach: readonly Reason[];
  /** What the award waits with: until it waits, nothing can be decided. A fault counts where the agreement's end is its cause. */
  readonly asked: 'register-changes' | 'fault' | undefined;
}

/** Places held back by the register, and those that the agreement's end came before. One whose contract was made is decided. */
export const heldPlaces = async (deps: Dependencies, windowId: string, at: string): Promise<HeldPlaces> => {
  const window = await windowAsked(deps, windowId);
  const outOfReach = barriersToContracting(await agreementNow(deps, window), at).filter(
    ({ code }) => code === 'agreement-over',
  );
  const [applications, contracts, register, fault] = await Promise.all([
    everyApplication(deps, windowId),
    Array.fromAsync(deps.contracts.every(window.agreementId)),
    deps.waits.get(windowId, 'register-changes'),
    deps.waits.get(windowId, 'fault'),
  ]);
  const made = new Set(contracts.map(({ applicationId }) => applicationId));
  const isHeld = (each: OpenedApplication): boolean =>
    each.placeDecision !== undefined || placeStanding(each) === 'held-back' || outOfReach.length > 0;
  const isFault = fault?.status === 'waiting' && outOfReach.length > 0;
  return {
    places: applications
      .filter((each) => each.status === 'awarded' && !made.has(each.applicationId) && isHeld(each))
      .toSorted((one, other) => one.organisationName.localeCompare(other.organisationName, 'en-GB')),
    outOfReach,
    asked: register?.status === 'waiting' ? 'register-changes' : isFault ? 'fault' : undefined,
  };
};

/**
 * Records a decision on a place held back, and answers what stands against it: none where it is done. Nothing follows from it before the
 * award goes on, so it can be changed. @throws Problem 409
 */
export const decidePlace = (
  deps: Dependencies,
  { applicationId, windowId }: Pick<OpenedApplication, 'applicationId' | 'windowId'>,
  made: PlaceDecision,
): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const { places, outOfReach, asked } = await heldPlaces(deps, windowId, made.at);
    const application = places.find((each) => each.applicationId === applicationId);
    const before = application?.placeDecision;
    if (before?.decision === made.decision && before.reason === made.reason && before.by.id === made.by.id) return [];
    if (!application || !asked) throw notHeld(windowId);
    if (made.decision === 'accept' && outOfReach.length > 0) return outOfReach;
    const officer = { ...made.by, roles: [...deciders] };
    requireSeparate('decide-referral', officer, application, windowId);
    await deps.records.transact([
      ...deps.applications.changeWrites(
        application,
        { placeDecision: made },
        { at: made.at, by: made.by, action: `place held back: ${made.decision}`, detail: made.reason },
      ),
    ]);
    return [];
  });

/** Lets the award go on: decisions take effect, and contracts are made. @throws Problem 409 while a place is undecided */
export const goOnWithContracts = (deps: Dependencies, windowId: string, by: Person, at: string): Promise<void> =>
  againOnConflict(async () => {
    const undecided = (await heldPlaces(deps, windowId, at)).places.filter(({ placeDecision }) => !placeDecision);
    if (undecided.length > 0) throw notDecided(windowId, undecided.length);
    await answer(deps, windowId, { at, by, action: 'contracts taken up after decisions on places held back' });
  });

/** Has the register asked again about every place that is held back and undecided. */
export const askRegisterOnceMore = (deps: Dependencies, windowId: string, by: Person, at: string): Promise<void> =>
  againOnConflict(async () => {
    for (const application of (await heldPlaces(deps, windowId, at)).places) {
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
