import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { standingSignOff, whoAsked } from '../../../domain/application/sign-off.ts';
import { unfinishedPages } from '../../../domain/application/task-list.ts';
import { signingAnsweredLetter, signingAskedLetter } from '../../../domain/letters/colleague-letters.ts';
import type { Letter } from '../../../domain/letters/letter.ts';
import { whoMaySign } from '../../../domain/people/provider-people.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import type { Application } from '../case/application.ts';
import { personOf } from '../case/people.ts';
import type { OfWindow } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { beyondMeasure } from './beyond-measure.ts';

const askingOf = ({ head, agreement }: Application, { visitor, arrivedAt }: OfWindow) => ({
  ...head,
  title: agreement.title,
  by: personOf(visitor),
  at: arrivedAt,
});

/**
 * Asks everybody who may sign for the provider to look at an application whose pages are complete.
 * @throws Conflict where it was changed meanwhile
 */
export const askToSign = async (deps: Deps, application: Application, request: OfWindow): Promise<Sent> => {
  const { head, window, pages, draft, carried, signOff } = application;
  if (standingSignOff(signOff, head))
    return { barriers: [{ code: 'signed-off', text: 'It is signed off already: submit it now' }] };
  if (unfinishedPages(pages, draft, carried).length > 0)
    return { barriers: [{ code: 'incomplete', text: 'Complete every page first' }] };
  const people = await deps.people.of(head.providerId);
  const asked = people ? whoMaySign(people).filter(({ id }) => id !== request.visitor.subject) : [];
  if (asked.length === 0)
    return { barriers: [{ code: 'nobody-signs', text: 'Nobody else may sign for your provider' }] };
  const refused = await beyondMeasure(deps, 'asking', request.visitor.subject, `${window.windowId} ${head.version}`);
  if (refused) return refused;
  const asking = askingOf(application, request);
  const href = `${deps.siteUrl}${paths.window(window.windowId).check}`;
  const letters = asked.map((to, nth) => signingAskedLetter(asking, to, nth, window.closesAt, href));
  return saidAndTold(deps, application, { kind: 'asked', by: asking.by, at: asking.at }, letters);
};

/** What somebody who may sign answers: why they decline, if they do, of the answers that they were shown. */
interface Answer {
  readonly reason: string | undefined;
  readonly shownVersion: number | undefined;
}

/**
 * Signs an application off as it was shown, or declines to, and tells whoever asked for it last.
 * @throws Conflict where it was changed since it was shown
 */
export const answerSigning = async (
  deps: Deps,
  application: Application,
  { reason, shownVersion }: Answer,
  request: OfWindow,
): Promise<Sent> => {
  const { head, window, pages, draft, carried, signOff } = application;
  if (reason === undefined && unfinishedPages(pages, draft, carried).length > 0)
    return { barriers: [{ code: 'incomplete', text: 'Not every page is complete: it cannot be signed off yet' }] };
  if (shownVersion !== head.version) throw new Conflict('The application was changed since it was shown');
  const asking = askingOf(application, request);
  const askedBy = whoAsked(signOff);
  const people = askedBy && (await deps.people.of(head.providerId));
  const to = people?.people.find(({ id }) => id === askedBy?.id && id !== request.visitor.subject);
  const refused =
    to && (await beyondMeasure(deps, 'asking', request.visitor.subject, `answer ${window.windowId} ${head.version}`));
  if (refused) return refused;
  const href = `${deps.siteUrl}${paths.window(window.windowId).check}`;
  const letters = to ? [signingAnsweredLetter(asking, to, reason, href)] : [];
  const said = { by: asking.by, at: asking.at, ...(askedBy && { askedBy }) };
  const answer =
    reason === undefined ? { kind: 'signed' as const, ...said } : { kind: 'declined' as const, ...said, reason };
  return saidAndTold(deps, application, answer, letters);
};

const saidAndTold = async (
  deps: Deps,
  { head }: Application,
  said: Parameters<Deps['sealed']['saySignOff']>[1],
  letters: readonly Letter[],
): Promise<Sent> => {
  await deps.sealed.saySignOff(
    head,
    said,
    letters.map((letter) => deps.letters.write(letter, said.at)),
  );
  for (const letter of letters) await wakeSender(deps, letter);
  return done;
};
