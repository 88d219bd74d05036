import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { withdrawalLetter } from '../../../domain/letters/application-letters.ts';
import { done, formRoutes } from '../../shared/forms/form.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import { type Route, signedIn } from '../../shared/web/routes.ts';
import { windowShown } from '../application/application.ts';
import { closingOf, notTaking } from '../application/closing.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { wakeSender } from './submit.ts';

type Asked = Pick<SignedInRequest<'/{windowId}'>, 'params' | 'visitor' | 'arrivedAt'>;

const submittedOf = async (deps: ProviderSiteDeps, { params, visitor, arrivedAt }: Asked) => {
  const { window, agreement } = await windowShown(deps, params.windowId);
  const closed = notTaking(window, agreement, arrivedAt);
  if (closed) throw closed;
  const head = await deps.sealed.get(window.windowId, visitor.subject);
  return { window, agreement, head: head?.status === 'submitted' ? head : undefined };
};

/**
 * Takes a submission back, after asking: until it is submitted again nothing stands, and its answers are a draft again. Pressed twice, it
 * is withdrawn once.
 */
export const withdrawRoutes = (deps: ProviderSiteDeps): readonly Route[] =>
  formRoutes(signedIn, {
    path: '/apply/windows/{windowId}/withdraw',
    template: 'provider/withdraw.njk',
    load: (request) => submittedOf(deps, request),
    elsewhere: ({ window, head }) => (head ? undefined : paths.window(window.windowId).page),
    show: ({ window, head }, { arrivedAt }) => {
      const { receipt } = paths.window(window.windowId);
      return {
        title: 'Do you want to withdraw your application?',
        receipt: head?.receipt,
        closing: closingOf(window, arrivedAt),
        receiptHref: receipt,
        back: { href: receipt },
      };
    },
    fields: {},
    act: async ({ window, agreement, head }, _, request) => {
      const { visitor, arrivedAt } = request;
      const submission =
        head?.receipt && (await deps.sealed.submission(window.windowId, visitor.subject, head.receipt.attempt));
      if (!head || !submission) return done;
      const letter = withdrawalLetter(agreement, { ...submission.frozen, email: submission.email }, submission.receipt);
      try {
        await deps.sealed.withdraw(head, [
          deps.windows.stillTaking(window.windowId, arrivedAt),
          deps.letters.write(letter, arrivedAt),
        ]);
      } catch (error) {
        if (!(error instanceof Conflict) || (await submittedOf(deps, request)).head) throw error;
        return done;
      }
      await wakeSender(deps);
      return done;
    },
    next: ({ window }) => paths.window(window.windowId).tasks,
  });
