import * as z from 'zod';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { barriersToReplying, type Representation } from '../../../domain/application/representation.ts';
import { representationReceivedLetter } from '../../../domain/letters/representation-letters.ts';
import type { Question } from '../../../domain/questions/question.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { type FieldErrors, fieldErrors, noErrors } from '../../shared/forms/field-errors.ts';
import { typedValues } from '../../shared/forms/typed-values.ts';
import { gone, notFound } from '../../shared/web/problem.ts';
import { oneValue, type SignedInRequest } from '../../shared/web/request.ts';
import { type PageResult, page, redirect } from '../../shared/web/results.ts';
import { pathOf, type WindowShown, windowShown } from '../application/application.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { wakeSender } from './submit.ts';

const PATH = 'proposed-rejection';
const LONGEST = 20_000;

const questions: readonly Question[] = [
  {
    kind: 'long-text',
    name: 'reply',
    label: 'Your reply',
    hint: 'Say what is wrong, what has been put right and when, and anything else the council should know.',
    rows: 12,
  },
];
const schema = z.object({
  reply: z
    .string()
    .trim()
    .min(1, 'Enter your reply')
    .max(LONGEST, `Use ${LONGEST.toLocaleString('en-GB')} characters or fewer`),
});

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
    { href: pathOf(window.windowId, PATH), text: 'See how your application stands' },
  );
};

/** What the provider was told, its reply so far, and the form to reply with while there is time (docs/rules.md, rule 8). */
export const showProposedRejection =
  (deps: ProviderSiteDeps) =>
  async (request: SignedInRequest<'/apply/windows/{windowId}/proposed-rejection'>): Promise<PageResult> => {
    const proposed = await proposedOf(deps, request);
    const { restored, arrivedAt } = request;
    const { reply } = proposed.representation;
    return replyPage(proposed, arrivedAt, {
      values: restored ? typedValues(questions, restored) : { reply: reply?.text ?? '' },
      restored: restored !== undefined,
    });
  };

/**
 * Takes a reply, or a correction of it, and confirms it by letter. The same text again is confirmed once; what another tab sent since
 * this form was shown is not overwritten.
 */
export const sendReply =
  (deps: ProviderSiteDeps) =>
  async (request: SignedInRequest<'/apply/windows/{windowId}/proposed-rejection'>): Promise<PageResult> => {
    const { form, arrivedAt } = request;
    const proposed = await proposedOf(deps, request);
    requireTimeToReply(proposed, arrivedAt);
    const { agreement, window, representation } = proposed;
    const values = typedValues(questions, form);
    const read = schema.safeParse(values);
    if (!read.success)
      return replyPage(proposed, arrivedAt, { values, errors: fieldErrors(questions, read.error) }, 400);

    const text = read.data.reply;
    const toPage = redirect(pathOf(window.windowId, PATH));
    if (representation.reply?.text === text) return toPage;
    if (oneValue(form, '_version') !== String(representation.version))
      return replyPage(proposed, arrivedAt, { values, elsewhere: true }, 409);
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
      if (now.representation.reply?.text === text) return toPage;
      requireTimeToReply(now, arrivedAt);
      return replyPage(now, arrivedAt, { values, elsewhere: true }, 409);
    }
    await wakeSender(deps);
    return toPage;
  };

interface Shown {
  readonly values: Readonly<Record<string, unknown>>;
  readonly errors?: FieldErrors;
  readonly restored?: boolean;
  /** Another tab sent a reply since this form was shown. */
  readonly elsewhere?: boolean;
}

const replyPage = (
  { window, agreement, representation }: Proposed,
  arrivedAt: string,
  { values, errors = noErrors, restored = false, elsewhere = false }: Shown,
  status = 200,
): PageResult => {
  const { windowId } = window;
  const mayReply = barriersToReplying(representation, window, arrivedAt).length === 0;
  return page(
    representation.about ? 'provider/not-opened.njk' : 'provider/proposed-rejection.njk',
    {
      title: representation.about ? notOpenedTitle(representation, mayReply) : titleOf(representation, mayReply),
      agreement,
      representation,
      mayReply,
      cancelled: window.status === 'cancelled',
      closedAt: momentInWords(window.closesAt),
      replyBy: momentInWords(representation.replyBy),
      receivedAt: representation.reply && momentInWords(representation.reply.at),
      questions,
      values,
      version: representation.version,
      errors: errors.summary,
      byField: errors.byField,
      restored,
      elsewhere,
      button: representation.reply ? 'Send the changed reply' : 'Send the reply',
      answersHref: pathOf(windowId, 'answers'),
      withdrawHref: pathOf(windowId, PATH, 'withdraw'),
      back: { href: '/apply', text: 'Back to your applications' },
    },
    status,
  );
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
