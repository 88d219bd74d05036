import {
  barriersToTakingLeavingOutBack,
  changingLeavingOut,
  isLeftOut,
} from '../../../domain/application/leaving-out.ts';
import { leavingOutEndedLetter } from '../../../domain/letters/leaving-out-letters.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { type SetAsideCase, setAsideCase } from '../case/set-aside-case.ts';
import type { DeskDeps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { aboutAward, type Made, refuse } from './leaving-out.ts';
import { notReady } from './machine-answers.ts';

/**
 * Takes the proposal or the decision back: the application is set aside as before, and its provider hears so. Where it was left out its
 * execution has ended, so that another takes it up. The same again changes nothing. @throws Problem 403, 404, 409
 */
export const takeLeavingOutBack = (deps: DeskDeps, made: Made): Promise<void> =>
  againOnConflict(async () => {
    const { applicationId, officer, reason, at } = made;
    const found = await setAsideCase(deps, officer, applicationId);
    const { setAside, window, agreement, round, told } = found;
    const by = { id: officer.id, name: officer.name };
    const last = setAside.leavingsOut?.at(-1);
    if (last?.takenBack?.by.id === by.id && last.takenBack.reason === reason) {
      if (last.decided) await deps.startApplication(applicationId, round);
      return wakeSender(deps);
    }
    refuse(found, barriersToTakingLeavingOutBack(setAside, { ...found, reason }));
    if (!told) throw notReady();
    const ended = { how: 'taken-back', reason, at } as const;
    const letter = leavingOutEndedLetter({ agreement, window, siteUrl: deps.siteUrl }, told, ended);
    await deps.records.transact([
      ...deps.setAside.changeWrites(setAside, changingLeavingOut(setAside, { takenBack: { by, at, reason } }), {
        at,
        by,
        action: last?.decided ? 'leaving out taken back' : 'proposed leaving out taken back',
        detail: reason,
      }),
      deps.representations.endOtherwise(told, { closedAt: told.closedAt ?? at, ended }),
      deps.letters.write(letter, at),
      ...(last?.decided
        ? deps.windows.changeWrites(window, {}, aboutAward(found, 'an application is no longer left out', made))
        : []),
    ]);
    if (last?.decided) await deps.startApplication(applicationId, round);
    await wakeSender(deps, letter);
  });

/** Has one that is no longer left out taken up again, where that failed when it was decided. @returns whether it is such a one */
export const takenUpAgain = async (
  deps: Pick<DeskDeps, 'setAside' | 'startApplication'>,
  setAside: SetAsideCase['setAside'],
): Promise<boolean> => {
  const last = setAside.leavingsOut?.at(-1);
  if (setAside.unsealedAt || isLeftOut(setAside) || !last?.decided) return false;
  await deps.startApplication(setAside.applicationId, setAside.leavingsOut?.length ?? 1);
  return true;
};
