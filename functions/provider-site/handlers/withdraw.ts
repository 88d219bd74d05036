import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { withdrawalLetter } from '../../../domain/letters/application-letters.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import { type PageResult, page, redirect } from '../../shared/web/results.ts';
import { pathOf, windowShown } from '../application/application.ts';
import { closingOf, notTaking } from '../application/closing.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { wakeSender } from './submit.ts';

type Asked = SignedInRequest<'/apply/windows/{windowId}/withdraw'>;

const submittedOf = async (deps: ProviderSiteDeps, { params, visitor, arrivedAt }: Asked) => {
  const { window, agreement } = await windowShown(deps, params.windowId);
  const closed = notTaking(window, agreement, arrivedAt);
  if (closed) throw closed;
  const head = await deps.sealed.get(window.windowId, visitor.subject);
  return { window, agreement, head: head?.status === 'submitted' ? head : undefined };
};

/** Asks before withdrawing: until it is submitted again, nothing stands. */
export const showWithdraw =
  (deps: ProviderSiteDeps) =>
  async (request: Asked): Promise<PageResult> => {
    const { window, head } = await submittedOf(deps, request);
    if (!head) return redirect(pathOf(window.windowId));
    return page('provider/withdraw.njk', {
      title: 'Do you want to withdraw your application?',
      receipt: head.receipt,
      closing: closingOf(window, request.arrivedAt),
      receiptHref: pathOf(window.windowId, 'receipt'),
      back: { href: pathOf(window.windowId, 'receipt') },
    });
  };

/** Takes a submission back; its answers are a draft again. Pressed twice, it is withdrawn once. */
export const withdraw =
  (deps: ProviderSiteDeps) =>
  async (request: Asked): Promise<PageResult> => {
    const { visitor, arrivedAt } = request;
    const { window, agreement, head } = await submittedOf(deps, request);
    const toTasks = redirect(pathOf(window.windowId, 'tasks'));
    const submission =
      head?.receipt && (await deps.sealed.submission(window.windowId, visitor.subject, head.receipt.attempt));
    if (!head || !submission) return toTasks;
    const letter = withdrawalLetter(agreement, { ...submission.frozen, email: submission.email }, submission.receipt);
    try {
      await deps.sealed.withdraw(head, [
        deps.windows.stillTaking(window.windowId, arrivedAt),
        deps.letters.write(letter, arrivedAt),
      ]);
    } catch (error) {
      if (!(error instanceof Conflict) || (await submittedOf(deps, request)).head) throw error;
      return toTasks;
    }
    await wakeSender(deps);
    return toTasks;
  };
