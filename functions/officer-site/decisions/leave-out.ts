import type { StoredLetter } from '../../../adapters/dynamodb/stored-letter.ts';
import {
  barriersToLeavingOut,
  barriersToProposing,
  barriersToTakingLeavingOutBack,
  changingLeavingOut,
  isLeftOut,
} from '../../../domain/application/leaving-out.ts';
import type { Representation } from '../../../domain/application/representation.ts';
import type { LeavingOut } from '../../../domain/application/set-aside.ts';
import { type Delivery, endAfterDelivery, endOfTimeToReply } from '../../../domain/application/time-to-reply.ts';
import {
  leavingOutEndedLetter,
  leavingOutProposedLetter,
  leavingOutProposedLetterId,
  leftOutLetter,
} from '../../../domain/letters/leaving-out-letters.ts';
import { moreTimeLetter } from '../../../domain/letters/representation-letters.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { allIsIn } from '../../../domain/time/arriving.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { Problem } from '../../shared/web/problem.ts';
import { type SetAsideCase, setAsideCase } from '../case/set-aside-case.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { decide, notReady, openWait, redeliver } from './machine-answers.ts';
import { wakeSender } from './wake-sender.ts';

interface Made {
  readonly applicationId: string;
  readonly officer: Officer;
  readonly reason: string;
  readonly at: string;
}

/**
 * Proposes that an award is made without an application that cannot be opened, and writes to its provider at once (docs/rules.md, rule 8).
 * The same proposal again changes nothing. @throws Problem 403, 404, 409
 */
export const proposeLeavingOut = (deps: Deps, made: Made): Promise<void> =>
  againOnConflict(async () => {
    const { officer, reason, at } = made;
    const found = await setAsideCase(deps, officer, made.applicationId);
    const { setAside, window, agreement, proposed, reference } = found;
    const by = { id: officer.id, name: officer.name };
    if (proposed?.by.id === by.id && proposed.reason === reason) return wakeSender(deps);
    refuse(found, barriersToProposing(setAside, { ...found, reason }));

    const { applicationId, windowId, providerId } = setAside;
    const to = await deps.interests.get(window.agreementId, providerId);
    const replyBy = endOfTimeToReply(at, agreement.representation, await deps.bankHolidays());
    const fresh: Representation = {
      applicationId,
      windowId,
      providerId,
      about: 'not-opened',
      round: found.round + 1,
      reference,
      organisationName: to?.name ?? '',
      email: to?.email ?? '',
      reasons: [reason],
      toldAt: at,
      replyBy,
      version: 1,
    };
    const proposal: LeavingOut = { by, at, reason, organisationName: fresh.organisationName };
    await deps.records.transact([
      ...deps.setAside.changeWrites(
        setAside,
        { leavingsOut: [...(setAside.leavingsOut ?? []), proposal] },
        { at, by, action: 'leaving out proposed', detail: `the provider may reply before ${replyBy}: ${reason}` },
      ),
      deps.representations.open(fresh),
      deps.letters.write(leavingOutProposedLetter({ agreement, window, siteUrl: deps.siteUrl }, fresh), at),
    ]);
    await wakeSender(deps);
  });

/**
 * Decides that the award is made without it, once its provider could reply: in one transaction with the machine's answer, which an attempt
 * to unseal it takes just as well, so that one of the two comes first. @throws Problem 403, 404, 409
 */
export const leaveOut = (deps: Deps, made: Made): Promise<void> =>
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

    const wait = await openWait(deps, applicationId, 'fault');
    const ended = { how: told.reply ? 'upheld' : 'not-replied', reason, at } as const;
    const audit = { at, by, action: 'left out', detail: reason };
    await decide(deps, {
      wait,
      answer: { decision: 'left-out' },
      writes: [
        ...deps.setAside.changeWrites(setAside, changingLeavingOut(setAside, { decided: { by, at, reason } }), audit),
        deps.representations.change(told, { closedAt: at, ended }),
        deps.letters.write(leftOutLetter({ agreement, window, siteUrl: deps.siteUrl }, told, { reason }), at),
        ...deps.windows.changeWrites(window, {}, aboutAward(found, 'an application is left out of the award', made)),
      ],
    });
    await wakeSender(deps);
  });

/**
 * Takes the proposal or the decision back: the application is set aside as before, and its provider hears so. Where it was left out its
 * execution has ended, so that another takes it up. The same again changes nothing. @throws Problem 403, 404, 409
 */
export const takeLeavingOutBack = (deps: Deps, made: Made): Promise<void> =>
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
    await deps.records.transact([
      ...deps.setAside.changeWrites(setAside, changingLeavingOut(setAside, { takenBack: { by, at, reason } }), {
        at,
        by,
        action: last?.decided ? 'leaving out taken back' : 'proposed leaving out taken back',
        detail: reason,
      }),
      deps.representations.endOtherwise(told, { closedAt: told.closedAt ?? at, ended }),
      deps.letters.write(leavingOutEndedLetter({ agreement, window, siteUrl: deps.siteUrl }, told, ended), at),
      ...(last?.decided
        ? deps.windows.changeWrites(window, {}, aboutAward(found, 'an application is no longer left out', made))
        : []),
    ]);
    if (last?.decided) await deps.startApplication(applicationId, round);
    await wakeSender(deps);
  });

/** Has one that is no longer left out taken up again, where that failed when it was decided. @returns whether it is such a one */
export const takenUpAgain = async (
  deps: Pick<Deps, 'setAside' | 'startApplication'>,
  setAside: SetAsideCase['setAside'],
): Promise<boolean> => {
  const last = setAside.leavingsOut?.at(-1);
  if (setAside.unsealedAt || isLeftOut(setAside) || !last?.decided) return false;
  await deps.startApplication(setAside.applicationId, setAside.leavingsOut?.length ?? 1);
  return true;
};

// Joined to the window's record, so that no recommendation and no approval passes it by.
const aboutAward = ({ setAside }: SetAsideCase, action: string, { officer, at }: Made) => ({
  at,
  by: { id: officer.id, name: officer.name },
  action,
  detail: setAside.applicationId,
});

/**
 * The end of the time to reply as the letter's delivery gives it: undefined while it has reached nobody. Where that end passed while the
 * provider was told of an earlier one, it could not use it, and has the whole time anew.
 */
const timeToReplyOf = async (
  deps: Deps,
  { agreement: { representation } }: SetAsideCase,
  told: Representation,
  at: string,
): Promise<string | undefined> => {
  const delivery = deliveryOf(await deps.letters.get(leavingOutProposedLetterId(told)));
  if (!delivery) return undefined;
  const holidays = await deps.bankHolidays();
  const replyBy = endAfterDelivery(delivery, { representation, now: at }, holidays);
  if (told.ended || replyBy <= told.replyBy) return told.replyBy;
  return allIsIn(replyBy, at) ? endOfTimeToReply(at, representation, holidays) : replyBy;
};

/** The provider was told later than it was written to: it has more time, and is told so. */
const giveMoreTime = async (
  deps: Deps,
  { agreement, setAside }: SetAsideCase,
  told: Representation,
  replyBy: string,
  { officer, at }: Made,
): Promise<void> => {
  const moreTime = 'Our first letter about this could not be delivered in time.';
  await deps.records.transact([
    ...deps.setAside.changeWrites(
      setAside,
      {},
      {
        at,
        by: { id: officer.id, name: officer.name },
        action: 'more time to reply',
        detail: `the letter was not delivered in time: may reply before ${replyBy}`,
      },
    ),
    deps.representations.giveMoreTime(told, { replyBy, moreTime }),
    deps.letters.write(moreTimeLetter(agreement, { ...told, replyBy, moreTime }, deps.siteUrl), at),
  ]);
  await wakeSender(deps);
};

const moreTimeGiven = ({ setAside }: SetAsideCase, replyBy: string): Problem =>
  new Problem(409, {
    title: 'The provider has been given more time to reply',
    lines: [
      `Our letter reached it late, so the provider can reply until ${momentInWords(replyBy)}, and we have written to it to say so.`,
      'Your decision was not saved. Decide again once that time is over.',
    ],
    link: { href: paths.fault(setAside.applicationId).page, text: 'See the application that cannot be opened' },
  });

/** How a letter reached the provider; undefined while it has not. */
const deliveryOf = (letter: StoredLetter | undefined): Delivery | undefined => {
  if (letter?.sentAt && letter.status === 'sent') return { sentAt: letter.sentAt };
  return letter?.otherwise && { on: letter.otherwise.on, byPost: letter.otherwise.how === 'post' };
};

const refuse = ({ setAside, proposed }: SetAsideCase, barriers: readonly Reason[]): void => {
  if (barriers.length === 0) return;
  const { decided } = proposed ?? {};
  throw new Problem(barriers.some(({ code }) => code === 'proposed-it') ? 403 : 409, {
    title: 'This cannot be decided by you now',
    lines: [
      ...barriers.map(({ text }) => text),
      ...(decided ? [`${decided.by.name} decided at ${momentInWords(decided.at)}: ${decided.reason}`] : []),
      'Nothing was saved.',
    ],
    link: { href: paths.fault(setAside.applicationId).page, text: 'See the application that cannot be opened' },
  });
};
