import { barriersToLeaving, barriersToStaying, lastDayOnLeaving } from '../../../../domain/award/contract-standing.ts';
import { confirmed, reason } from '../../../../domain/questions/kinds.ts';
import { dateInWords } from '../../../../domain/time/plain-words.ts';
import { form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { type OfContract, type OwnContract, ownContract } from '../../case/own-contract.ts';
import { leaveContract, stayWithContract } from '../../decisions/move-contract.ts';
import type { Deps } from '../../deps.ts';
import { pageOf } from './accept.ts';

/** A contract that can be left here, since its agreement says how many days before. */
interface CanBeLeft extends OwnContract {
  readonly noticeDays: number;
}

/** @throws Problem 404 where the agreement says nothing of leaving: its contract's page says whom to write to */
const leavable = async (deps: Deps, request: OfContract): Promise<CanBeLeft> => {
  const own = await ownContract(deps, request);
  if (!own.agreement.contracts) throw notFound();
  return { ...own, noticeDays: own.agreement.contracts.noticeDays };
};

const lost = {
  text: 'Something else was done about this contract meanwhile. What you sent has not been kept.',
  link: 'See the contract',
};

/** Asks why, and for a confirmation, before a provider leaves its contract. */
export const leave = (deps: Deps) =>
  form({
    template: 'provider/contract-leave.njk',
    load: (request: OfContract) => leavable(deps, request),
    elsewhere: (own) => (own.standing?.leaving ? pageOf(own) : undefined),
    show: (own, { arrivedAt }) => ({
      title: `Leave the contract for lot ${own.contract.lot}`,
      agreement: own.agreement,
      lastDay: dateInWords(lastDayOnLeaving(arrivedAt, own.noticeDays)),
      noticeDays: own.noticeDays,
      questionsTo: own.said.questions,
      button: 'Leave this contract',
      endsSomething: true,
      back: { href: pageOf(own), text: 'Back to the contract' },
    }),
    fields: {
      reason: reason({
        label: 'Why do you leave?',
        hint: 'The council reads it, and it is kept.',
        missing: 'Enter why you leave',
      }),
      agreed: confirmed({
        label: 'Your confirmation',
        statement: 'I know that our place on this lot ends, and I may sign for my organisation',
        missing: 'Confirm that you know that your place ends and that you may sign for your organisation',
      }),
    },
    act: async (own, answers, request) => {
      const barriers = barriersToLeaving(own, own.noticeDays, request.arrivedAt);
      const on = lastDayOnLeaving(request.arrivedAt, own.noticeDays);
      return barriers.length > 0 ? { barriers } : leaveContract(deps, own, { reason: answers.reason, on }, request);
    },
    next: (own) => pageOf(own),
    lost,
  });

/** Asks before it is taken back that a provider leaves. */
export const stay = (deps: Deps) =>
  form({
    template: 'provider/contract-stay.njk',
    load: (request: OfContract) => leavable(deps, request),
    elsewhere: (own) => (own.standing?.leaving ? undefined : pageOf(own)),
    show: (own) => ({
      title: `Stay with the contract for lot ${own.contract.lot}`,
      lastDay: own.standing?.leaving && dateInWords(own.standing.leaving.on),
      keepHref: pageOf(own),
      back: { href: pageOf(own), text: 'Back to the contract' },
    }),
    fields: {},
    act: async (own, _, request) => {
      const barriers = own.standing?.leaving ? barriersToStaying(own, request.arrivedAt) : [];
      return barriers.length > 0 ? { barriers } : stayWithContract(deps, own, request);
    },
    next: (own) => pageOf(own),
    lost,
  });
