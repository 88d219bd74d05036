import { everyPageOf } from '../../../../domain/application/application.ts';
import { WORDS_IN_WORDS } from '../../../../domain/questions/kinds/words.ts';
import { londonDate } from '../../../../domain/time/london.ts';
import { dateInWords } from '../../../../domain/time/plain-words.ts';
import { keptFor } from '../../../shared/web/kept-for.ts';
import { pdf } from '../../../shared/web/pdf.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { agreementInForce, type OfAgreement } from '../../case/agreement.ts';
import { changesAt } from '../../case/windows.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { KEPT_SECONDS } from '../../words/kept.ts';
import { printedPack } from '../../words/printed-pack.ts';
import { questionPack } from '../../words/question-pack.ts';

const title = 'Every question of an application';
const SOME_ALONE = 'Some are asked only for certain lots, or after certain answers.';

const whichTheyAre = ({ open }: { readonly open: unknown }): string =>
  open
    ? 'These are the questions of the window that is open now.'
    : 'These are the questions as they stand. They are fixed when a window opens.';

/** Every question of an application, to read or print before one is begun. */
export const questions =
  (deps: Deps) =>
  async (request: OfAgreement): Promise<PageResult> => {
    const { agreement, windows } = await agreementInForce(deps, request);
    const model = {
      title,
      agreement,
      sections: questionPack(everyPageOf(agreement)),
      whichTheyAre: whichTheyAre(windows),
      someAlone: SOME_ALONE,
      pdfHref: paths.agreement(agreement.id).questionsPdf,
      back: { href: paths.agreement(agreement.id).page, text: agreement.title },
    };
    return page('public/questions.njk', model, 200, { changesAt: changesAt([windows]) });
  };

/** The same as a PDF, to be printed or handed round: for a day the same file. */
export const questionsPdf =
  (deps: Deps) =>
  async (request: OfAgreement): Promise<PageResult> => {
    const { agreement, windows } = await agreementInForce(deps, request);
    const day = londonDate(request.arrivedAt);
    return pdf(deps.writePdf, {
      document: {
        title,
        about: `${agreement.title}, ${agreement.council}`,
        writtenAt: `${day}T00:00:00.000Z`,
        blocks: [
          { text: `Written on ${dateInWords(day)}. ${whichTheyAre(windows)} ${SOME_ALONE} ${WORDS_IN_WORDS}` },
          ...printedPack(questionPack(everyPageOf(agreement))),
        ],
      },
      filename: `${agreement.id}-questions.pdf`,
      instead: { href: paths.agreement(agreement.id).questions, text: 'Read the questions' },
      cache: keptFor({ seconds: KEPT_SECONDS, changesAt: changesAt([windows]), at: Date.parse(request.arrivedAt) }),
    });
  };
