import { longText } from '../../../../domain/questions/kinds.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { LONGEST_QUESTION, takesQuestions } from '../../../../domain/window/clarification.ts';
import { questionsUntil } from '../../../../domain/window/questions-until.ts';
import { form } from '../../../shared/forms/form.ts';
import { type OfWindow, windowShown } from '../../case/window.ts';
import { askQuestion } from '../../decisions/ask-question.ts';
import { registeredInterest } from '../../decisions/register-interest.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { closingOf } from '../../words/closing.ts';

/** Asks the council something about a window, in private. */
export const ask = (deps: Deps) =>
  form({
    template: 'provider/ask.njk',
    load: async (request: OfWindow) => {
      const shown = await windowShown(deps, request.params);
      // The answer goes to where news of windows goes: from here on it goes somewhere.
      await registeredInterest(deps, request.visitor, request.arrivedAt);
      return { ...shown, takes: takesQuestions(shown.agreement, shown.window, request.arrivedAt) };
    },
    // The list says until when questions were taken. What is sent after it is refused with what was typed.
    elsewhere: ({ window, takes }) => (takes ? undefined : paths.window(window.windowId).clarifications()),
    show: ({ window, agreement, takes }, { arrivedAt }) => ({
      title: 'Ask a question',
      caption: agreement.title,
      closing: closingOf(window, arrivedAt),
      button: 'Send the question',
      takes,
      until: momentInWords(questionsUntil(agreement, window)),
      listHref: paths.window(window.windowId).clarifications(),
      back: { href: paths.window(window.windowId).clarifications(), text: 'Back to questions and answers' },
    }),
    fields: {
      question: longText({
        label: 'Your question',
        hint: 'Do not name your organisation, or anything that tells who you are.',
        rows: 6,
        words: LONGEST_QUESTION,
        missing: 'Enter your question',
      }),
    },
    act: (shown, { question }, request) => askQuestion(deps, shown, question, request),
    next: ({ window }) => paths.window(window.windowId).asked,
  });
