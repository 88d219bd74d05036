import type { Now } from '../../../adapters/clock.ts';
import type {
  Askers,
  ClarificationRepository,
  PublishedClarifications,
} from '../../../adapters/dynamodb/clarifications.ts';
import type { InterestRepository } from '../../../adapters/dynamodb/interests.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { answeredLetter, clarifiedLetter } from '../../../domain/letters/clarification-letters.ts';
import type { Clarification, ClarificationAnswer } from '../../../domain/window/clarification.ts';
import type { Window } from '../../../domain/window/window.ts';
import { frozenAgreement } from '../stored-window.ts';
import { type PlacedLetter, placeOf, registered, type Telling } from './placed-letters.ts';

export interface TellingAnswers {
  readonly windows: WindowRepository;
  readonly interests: InterestRepository;
  readonly clarifications: Pick<ClarificationRepository, 'get' | 'changeAnswers'>;
  readonly published: Pick<PublishedClarifications, 'publish'>;
  readonly askers: Askers;
  readonly siteUrl: string;
  readonly now: Now;
}

interface WhichAnswer {
  readonly clarificationId: string;
  readonly at: string;
}

/**
 * The letters of an answer, which is published first where it is for everyone; undefined where it was taken back, or not stored in the end. From here on
 * nobody can take it back.
 */
export const answered = async (
  deps: TellingAnswers,
  window: Window,
  which: WhichAnswer,
  after = '',
): Promise<Telling | undefined> => {
  const { windowId } = window;
  const asked = await deps.clarifications.get(windowId, which.clarificationId);
  const answer = asked?.answers.find(({ at, takenBack }) => at === which.at && !takenBack);
  if (!asked || !answer) return undefined;
  if (!answer.tellingSince) await note(deps, asked, answer, { tellingSince: deps.now() }, 'telling of an answer began');
  if (answer.to === 'everyone') await deps.published.publish(windowId, publishedAs(asked, answer));
  return {
    letters: lettersTo(deps, window, asked, answer, after),
    noteTold: async () => {
      const now = await deps.clarifications.get(windowId, which.clarificationId);
      const told = now?.answers.find(({ at }) => at === which.at);
      if (now && told && !told.toldAt) await note(deps, now, told, { toldAt: deps.now() }, 'answer told');
    },
  };
};

const note = (
  { clarifications, now }: TellingAnswers,
  asked: Clarification,
  answer: ClarificationAnswer,
  patch: Pick<ClarificationAnswer, 'tellingSince' | 'toldAt'>,
  action: string,
): Promise<void> =>
  clarifications.changeAnswers(
    asked,
    asked.answers.map((each) => (each === answer ? { ...each, ...patch } : each)),
    { windowId: asked.windowId, at: now(), action, subject: asked.clarificationId },
  );

const before = ({ answers }: Clarification, { at }: ClarificationAnswer) =>
  answers.filter((each) => each.at < at && each.tellingSince !== undefined);

const publishedAs = (asked: Clarification, answer: ClarificationAnswer) => {
  const [first] = before(asked, answer).filter(({ to }) => to === 'everyone');
  return {
    clarificationId: asked.clarificationId,
    question: answer.question ?? asked.question,
    text: answer.text,
    answeredAt: answer.at,
    ...(first && { firstAnsweredAt: first.at }),
  };
};

async function* lettersTo(
  deps: TellingAnswers,
  window: Window,
  asked: Clarification,
  answer: ClarificationAnswer,
  after: string,
): AsyncGenerator<PlacedLetter> {
  const agreement = await frozenAgreement(deps.windows, window.windowId);
  const earlier = before(asked, answer);
  const href = `${deps.siteUrl}/apply/windows/${encodeURIComponent(window.windowId)}/clarifications`;
  if (answer.to === 'asker') {
    const answering = { ...asked, answer, isAgain: earlier.length > 0 };
    const providerId = await deps.askers.of(asked.clarificationId);
    const to = providerId === undefined ? undefined : await deps.interests.get(window.agreementId, providerId);
    if (to) yield { place: placeOf.registered(to), letter: answeredLetter(agreement, answering, to, href) };
    return;
  }
  const answering = { ...asked, answer, isAgain: earlier.some(({ to }) => to === 'everyone') };
  for await (const provider of registered(deps, window)) {
    const place = placeOf.registered(provider);
    if (place > after) yield { place, letter: clarifiedLetter(agreement, answering, provider, href) };
  }
}
