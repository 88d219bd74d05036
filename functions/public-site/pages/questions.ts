import { everyPageOf } from '../../../domain/application/application.ts';
import { notFound } from '../../shared/web/problem.ts';
import { page } from '../../shared/web/results.ts';
import { everyone, type Route } from '../../shared/web/routes.ts';
import type { PublicDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { questionPack } from '../question-pack.ts';
import { agreementInForce, agreementNamed, windowsOf } from '../windows-of.ts';

/** Every question of an application, to read or print before one is begun. */
export const questionsRoutes = (deps: PublicDeps): readonly Route[] => [
  everyone.get('/agreements/{agreementId}/questions', async ({ params, arrivedAt }) => {
    const listed = agreementNamed(deps, params.agreementId);
    if (!listed) throw notFound();
    const { open } = await windowsOf(deps, listed, arrivedAt);
    const agreement = await agreementInForce(deps, listed, open);
    return page('public/questions.njk', {
      title: 'Every question of an application',
      agreement,
      sections: questionPack(everyPageOf(agreement)),
      open,
      back: { href: paths.agreement(agreement.id).page, text: agreement.title },
    });
  }),
];
