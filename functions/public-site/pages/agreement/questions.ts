import { everyPageOf } from '../../../../domain/application/application.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { agreementInForce, type OfAgreement } from '../../case/agreement.ts';
import { changesAt } from '../../case/windows.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { questionPack } from '../../words/question-pack.ts';

/** Every question of an application, to read or print before one is begun. */
export const questions =
  (deps: Deps) =>
  async (request: OfAgreement): Promise<PageResult> => {
    const { agreement, windows } = await agreementInForce(deps, request);
    const model = {
      title: 'Every question of an application',
      agreement,
      sections: questionPack(everyPageOf(agreement)),
      open: windows.open,
      back: { href: paths.agreement(agreement.id).page, text: agreement.title },
    };
    return page('public/questions.njk', model, 200, { changesAt: changesAt([windows]) });
  };
