import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { barriersToReplying, type Representation } from '../../../domain/application/representation.ts';
import { representationReceivedLetter } from '../../../domain/letters/representation-letters.ts';
import { longText } from '../../../domain/questions/kinds.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { done, formRoutes, type Sent } from '../../shared/forms/form.ts';
import { gone, notFound } from '../../shared/web/problem.ts';
import { oneValue, type SignedInRequest } from '../../shared/web/request.ts';
import type { PageModel } from '../../shared/web/results.ts';
import { type Route, signedIn } from '../../shared/web/routes.ts';
import { type WindowShown, windowShown } from '../application/application.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { wakeSender } from './submit.ts';

type Asked = Pick<SignedInRequest<'/{windowId}'>, 'params' | 'visitor'>;
export type Proposed = WindowShown & { readonly representation: Representation };

/** The provider's last proposed rejection in a window. @throws Problem 404 where there is none */
export const proposedOf = async (deps: ProviderSiteDeps, { params, visitor }: Asked): Promise<Proposed> => {
  const [shown, told] = await Promise.all([
    windowShown(deps, params.windowId),
    deps.representations.of(visitor.subject, params.windowId),
  ]);
  const representation = told.at(-1);
  if (!representation) throw notFound();
  return { ...shown, representation };
};

/** @throws Problem 410 where a reply that arrives now is not taken any more, with the reason */
export const requireTimeToReply = ({ representation, window }: Proposed, arrivedAt: string): void => {
  const [barrier] = barriersToReplying(representation, window, arrivedAt);
  if (!barrier) return;
  throw gone(
    barrier.code === 'time-over' ? 'The time to reply is over' : 'No reply can be sent',
    [barrier.text, ...(barrier.code === 'time-over' ? ['Nothing that arrived after that was kept.'] : [])],
    { href: paths.window(window.windowId).proposedRejection, text: 'See how your application stands' },
  );
};

/**
 * What the provider was told, its reply so far, and the form to reply with while there is time (docs/rules.md, rule 8). A reply, or a
 * correction of it, is confirmed by letter; the same text again is confirmed once, and what another tab sent since this form was shown is
 * not overwritten.
 */
export const proposedRejectionRoutes = (deps: ProviderSiteDeps): readonly Route[] =>
  formRoutes(signedIn, {
    path: '/apply/windows/{windowId}/proposed-rejection',
    load: (request) => proposedOf(deps, request),
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
    act: (proposed, { reply }, sending) => sendReply(deps, proposed, reply, sending),
    next: ({ window }) => paths.window(window.windowId).proposedRejection,
  });

const changedSince = { again: { elsewhere: true }, status: 409 } as const;

const sendReply = async (
  deps: ProviderSiteDeps,
  { agreement, representation }: Proposed,
  text: string,
  request: Asked & Pick<SignedInRequest, 'form' | 'arrivedAt'>,
): Promise<Sent> => {
  const { form, arrivedAt } = request;
  if (representation.reply?.text === text) return done;
  if (oneValue(form, '_version') !== String(representation.version)) return changedSince;
  const reply = { text, at: arrivedAt };
  const { kept, write } = deps.representations.reply(representation, reply, arrivedAt);
  try {
    await deps.records.transact([
      write,
      deps.letters.write(representationReceivedLetter(agreement, { ...kept, reply }, deps.siteUrl), arrivedAt),
    ]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const now = await proposedOf(deps, request);
    if (now.representation.reply?.text === text) return done;
    requireTimeToReply(now, arrivedAt);
    return changedSince;
  }
  await wakeSender(deps);
  return done;
};

const replyShown = ({ window, agreement, representation }: Proposed, arrivedAt: string): PageModel => {
  const mayReply = barriersToReplying(representation, window, arrivedAt).length === 0;
  const { answers, withdrawReply } = paths.window(window.windowId);
  return {
    title: representation.about ? notOpenedTitle(representation, mayReply) : titleOf(representation, mayReply),
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

const titleOf = ({ ended, reply }: Representation, mayReply: boolean): string => {
  if (ended?.how === 'lifted' || ended?.how === 'taken-back') return 'Your application goes on';
  if (ended) return 'Your application has been rejected';
  if (mayReply) return reply ? 'We have your reply' : 'You can reply before your application is rejected';
  return reply ? 'Your reply is being read' : 'The time to reply is over';
};

const notOpenedTitle = ({ ended, reply }: Representation, mayReply: boolean): string => {
  if (ended?.how === 'lifted') return 'Your application has been opened';
  if (ended?.how === 'taken-back') return 'Your application is not left out';
  if (ended) return 'Your application is left out';
  if (mayReply) return reply ? 'We have your reply' : 'We could not open your application';
  return reply ? 'Your reply is being read' : 'The time to reply is over';
};
