import { barriersToLeavingOut, changingLeavingOut } from '../../../domain/application/leaving-out.ts';
import { leftOutLetter } from '../../../domain/letters/leaving-out-letters.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { setAsideCase } from '../case/set-aside-case.ts';
import type { DeskDeps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { aboutAward, type Made, refuse } from './leaving-out.ts';
import { decide, notReady, openWait, redeliver } from './machine-answers.ts';
import { giveMoreTime, moreTimeGiven, timeToReplyOf } from './told-late.ts';

/**
 * Decides that the award is made without it, once its provider could reply: in one transaction with the machine's answer, which an attempt
 * to unseal it takes just as well, so that one of the two comes first. @throws Problem 403, 404, 409
 */
export const leaveOut = (deps: DeskDeps, made: Made): Promise<void> =>
  againOnConflict(async () => {
    const { applicationId, officer, reason, at } = made;
    const found = await setAsideCase(deps, officer, applicationId);
    const { setAside, window, agreement, proposed, told } = found;
    const by = { id: officer.id, name: officer.name };
    if (proposed?.decided?.by.id === by.id && proposed.decided.reason === reason) {
      await redeliver(deps, applicationId, 'fault');
      return wakeSender(deps);
    }
    const replyBy = told && (await timeToReplyOf(deps, found, told, at));
    const heard = { replyBy, replied: told?.reply !== undefined, officerId: by.id, at };
    const barriers = barriersToLeavingOut(setAside, { ...found, reason }, heard);
    // Time is given by what would be done but for it, and by nothing that is refused for another reason.
    if (told && replyBy && replyBy > told.replyBy && barriers.every(({ code }) => code === 'time-to-reply')) {
      await giveMoreTime(deps, found, told, replyBy, made);
      throw moreTimeGiven(found, replyBy);
    }
    refuse(found, barriers);
    if (!told) throw notReady();

    const letter = leftOutLetter({ agreement, window, siteUrl: deps.siteUrl }, told, { reason });
    const wait = await openWait(deps, applicationId, 'fault');
    const ended = { how: told.reply ? 'upheld' : 'not-replied', reason, at } as const;
    const audit = { at, by, action: 'left out', detail: reason };
    await decide(deps, {
      wait,
      answer: { decision: 'left-out' },
      writes: [
        ...deps.setAside.changeWrites(setAside, changingLeavingOut(setAside, { decided: { by, at, reason } }), audit),
        deps.representations.change(told, { closedAt: at, ended }),
        deps.letters.write(letter, at),
        ...deps.windows.changeWrites(window, {}, aboutAward(found, 'an application is left out of the award', made)),
      ],
    });
    await wakeSender(deps, letter);
  });
