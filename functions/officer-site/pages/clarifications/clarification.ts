import { deciders, holds } from '../../../../domain/people/officer.ts';
import { stateOf } from '../../../../domain/window/clarification.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { clarificationAsked, type OfClarification } from '../../case/clarification.ts';
import { officerOf } from '../../case/officer.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { answerShown, clarificationWords } from '../../words/clarifications.ts';
import { windowTitle } from '../../words/window-title.ts';

/** One question, with all that was answered and by whom. */
export const clarificationPage =
  (deps: Deps) =>
  async ({ params, visitor }: OfClarification): Promise<PageResult> => {
    const { window, asked } = await clarificationAsked(deps, params);
    const at = paths.window(window.windowId);
    const here = at.clarification(asked.clarificationId);
    const state = stateOf(asked);
    const mayAnswer = holds(officerOf(visitor), ...deciders);
    return page('officer/clarifications/clarification.njk', {
      title: 'A question from a provider',
      caption: windowTitle(await frozenAgreement(deps, window.windowId), window),
      back: { href: at.clarifications, text: 'Questions from providers' },
      asked,
      words: clarificationWords(asked),
      answers: asked.answers.map(answerShown).toReversed(),
      answerHref: !mayAnswer || state === 'to-tell' || window.status === 'cancelled' ? undefined : here.answer,
      isAgain: state === 'told',
      takeBackHref: mayAnswer && state === 'to-tell' ? here.takeBack : undefined,
    });
  };
