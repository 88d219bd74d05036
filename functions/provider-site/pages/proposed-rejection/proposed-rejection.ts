import { barriersToReplying } from '../../../../domain/application/representation.ts';
import { longText } from '../../../../domain/questions/kinds.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { form } from '../../../shared/forms/form.ts';
import { oneValue } from '../../../shared/web/request.ts';
import type { PageModel } from '../../../shared/web/results.ts';
import { type Proposed, proposedOf, requireTimeToReply } from '../../case/proposed-rejection.ts';
import type { OfWindow } from '../../case/window.ts';
import { sendReply } from '../../decisions/reply.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { proposedTitle } from '../../words/proposed-rejection.ts';

/** What the provider was told, its reply so far, and the form to reply with while there is time (docs/rules.md, rule 8). */
export const proposedRejection = (deps: Deps) =>
  form({
    load: (request: OfWindow) => proposedOf(deps, request),
    template: ({ representation }) =>
      representation.about ? 'provider/not-opened.njk' : 'provider/proposed-rejection.njk',
    stillTaken: (proposed, { arrivedAt }) => requireTimeToReply(proposed, arrivedAt),
    show: (proposed, { arrivedAt }) => replyShown(proposed, arrivedAt),
    fields: {
      reply: longText({
        label: 'Your reply',
        hint: 'Say what is wrong, what has been put right and when, and anything else the council should know.',
        rows: 12,
        longest: 20_000,
        missing: 'Enter your reply',
      }),
    },
    values: ({ representation }) => ({ reply: representation.reply?.text ?? '' }),
    act: (proposed, { reply }, request) =>
      sendReply(deps, proposed, { text: reply, version: oneValue(request.form, '_version') }, request),
    next: ({ window }) => paths.window(window.windowId).proposedRejection,
  });

const replyShown = ({ window, agreement, representation }: Proposed, arrivedAt: string): PageModel => {
  const mayReply = barriersToReplying(representation, window, arrivedAt).length === 0;
  const { answers, withdrawReply } = paths.window(window.windowId);
  return {
    title: proposedTitle(representation, mayReply),
    agreement,
    representation,
    mayReply,
    cancelled: window.status === 'cancelled',
    closedAt: momentInWords(window.closesAt),
    replyBy: momentInWords(representation.replyBy),
    receivedAt: representation.reply && momentInWords(representation.reply.at),
    version: representation.version,
    button: representation.reply ? 'Send the changed reply' : 'Send the reply',
    answersHref: answers,
    withdrawHref: withdrawReply,
    back: { href: paths.home, text: 'Back to your applications' },
  };
};
