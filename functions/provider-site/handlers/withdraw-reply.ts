import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { representationWithdrawnLetter } from '../../../domain/letters/representation-letters.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import { type PageResult, page, redirect } from '../../shared/web/results.ts';
import { pathOf } from '../application/application.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { proposedOf, requireTimeToReply } from './proposed-rejection.ts';
import { wakeSender } from './submit.ts';

type Asked = SignedInRequest<'/apply/windows/{windowId}/proposed-rejection/withdraw'>;

const hrefOf = (windowId: string) => pathOf(windowId, 'proposed-rejection');

/** Asks before a reply is withdrawn: without one, the decision is made unheard. */
export const showWithdrawReply =
  (deps: ProviderSiteDeps) =>
  async (request: Asked): Promise<PageResult> => {
    const proposed = await proposedOf(deps, request);
    requireTimeToReply(proposed, request.arrivedAt);
    const href = hrefOf(proposed.window.windowId);
    if (!proposed.representation.reply) return redirect(href);
    return page('provider/withdraw-reply.njk', {
      title: 'Do you want to withdraw your reply?',
      about: proposed.representation.about,
      replyBy: momentInWords(proposed.representation.replyBy),
      keepHref: href,
      back: { href },
    });
  };

/** Withdraws a reply, and confirms that by letter. Pressed twice, it is withdrawn once. */
export const withdrawReply =
  (deps: ProviderSiteDeps) =>
  async (request: Asked): Promise<PageResult> => {
    const { arrivedAt } = request;
    const proposed = await proposedOf(deps, request);
    requireTimeToReply(proposed, arrivedAt);
    const { agreement, window, representation } = proposed;
    const toPage = redirect(hrefOf(window.windowId));
    if (!representation.reply) return toPage;
    const { kept, write } = deps.representations.reply(representation, undefined, arrivedAt);
    try {
      await deps.records.transact([
        write,
        deps.letters.write(representationWithdrawnLetter(agreement, kept, deps.siteUrl), arrivedAt),
      ]);
    } catch (error) {
      if (!(error instanceof Conflict) || (await proposedOf(deps, request)).representation.reply) throw error;
      return toPage;
    }
    await wakeSender(deps);
    return toPage;
  };
