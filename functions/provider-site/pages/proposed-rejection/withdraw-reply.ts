import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { form } from '../../../shared/forms/form.ts';
import { type Proposed, proposedOf, requireTimeToReply } from '../../case/proposed-rejection.ts';
import type { OfWindow } from '../../case/window.ts';
import { withdrawSentReply } from '../../decisions/withdraw-reply.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Asks before a reply is withdrawn. */
export const withdrawReply = (deps: Deps) =>
  form({
    template: 'provider/withdraw-reply.njk',
    load: async (request: OfWindow) => {
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
    act: (proposed, _, request) => withdrawSentReply(deps, proposed, request),
    next: (proposed) => replyHref(proposed),
  });

const replyHref = ({ window }: Pick<Proposed, 'window'>): string => paths.window(window.windowId).proposedRejection;
