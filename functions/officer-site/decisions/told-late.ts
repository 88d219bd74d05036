import type { Representation } from '../../../domain/application/representation.ts';
import { deliveryOf, endAfterDelivery, endOfTimeToReply } from '../../../domain/application/time-to-reply.ts';
import { leavingOutProposedLetterId } from '../../../domain/letters/leaving-out-letters.ts';
import { moreTimeLetter } from '../../../domain/letters/representation-letters.ts';
import { allIsIn } from '../../../domain/time/arriving.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { SetAsideCase } from '../case/set-aside-case.ts';
import type { DeskDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import type { Made } from './leaving-out.ts';

/**
 * The end of the time to reply as the letter's delivery gives it: undefined while it has reached nobody. Where that end passed while the
 * provider was told of an earlier one, it could not use it, and has the whole time anew.
 */
export const timeToReplyOf = async (
  deps: DeskDeps,
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
export const giveMoreTime = async (
  deps: DeskDeps,
  { agreement, setAside }: SetAsideCase,
  told: Representation,
  replyBy: string,
  { officer, at }: Made,
): Promise<void> => {
  const moreTime = 'Our first letter about this could not be delivered in time.';
  const letter = moreTimeLetter(agreement, { ...told, replyBy, moreTime }, deps.siteUrl);
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
    deps.letters.write(letter, at),
  ]);
  await wakeSender(deps, letter);
};

export const moreTimeGiven = ({ setAside }: SetAsideCase, replyBy: string): Problem =>
  new Problem(409, {
    title: 'The provider has been given more time to reply',
    lines: [
      `Our letter reached it late, so the provider can reply until ${momentInWords(replyBy)}, and we are writing to it to say so.`,
      'Your decision was not saved. Decide again once that time is over.',
    ],
    link: { href: paths.fault(setAside.applicationId).page, text: 'See the application that cannot be opened' },
  });
