import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { representationWithdrawnLetter } from '../../../domain/letters/representation-letters.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { done, form } from '../../shared/forms/form.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { type Proposed, proposedOf, requireTimeToReply } from './proposed-rejection.ts';
import { wakeSender } from './submit.ts';

/** Asks before a reply is withdrawn: without one, the decision is made unheard. Pressed twice, it is withdrawn once, with a letter. */
export const withdrawReply = (deps: ProviderSiteDeps) =>
  form({
    template: 'provider/withdraw-reply.njk',
    load: async (request: SignedInRequest<'/{windowId}'>) => {
      const proposed = await proposedOf(deps, request);
      requireTimeToReply(proposed, request.arrivedAt);
      return proposed;
    },
    elsewhere: (proposed) => (proposed.representation.reply ? undefined : replyHref(proposed)),
    show: (proposed) => ({
      title: 'Do you want to withdraw your reply?',
      about: proposed.representation.about,
      replyBy: momentInWords(proposed.representation.replyBy),
      keepHref: replyHref(proposed),
      back: { href: replyHref(proposed) },
    }),
    fields: {},
    act: async ({ agreement, representation }, _, request) => {
      if (!representation.reply) return done;
      const { arrivedAt } = request;
      const { kept, write } = deps.representations.reply(representation, undefined, arrivedAt);
      try {
        await deps.records.transact([
          write,
          deps.letters.write(representationWithdrawnLetter(agreement, kept, deps.siteUrl), arrivedAt),
        ]);
      } catch (error) {
        if (!(error instanceof Conflict) || (await proposedOf(deps, request)).representation.reply) throw error;
        return done;
      }
      await wakeSender(deps);
      return done;
    },
    next: (proposed) => replyHref(proposed),
  });

const replyHref = ({ window }: Pick<Proposed, 'window'>): string => paths.window(window.windowId).proposedRejection;
