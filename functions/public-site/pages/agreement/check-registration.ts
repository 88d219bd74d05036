import { randomUUID } from 'node:crypto';
import { questionsOf } from '../../../../domain/questions/field.ts';
import { registerLocation } from '../../../../domain/questions/kinds.ts';
import { schemaOf } from '../../../../domain/questions/schemas.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { paths as providerPaths } from '../../../provider-site/paths.ts';
import { barrierErrors, type FieldErrors, fieldErrors, noErrors } from '../../../shared/forms/field-errors.ts';
import { judged } from '../../../shared/forms/judged.ts';
import { selfChecked } from '../../../shared/register/self-checked.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { agreementInForce, type OfAgreement } from '../../case/agreement.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

const NO_ID = 'Enter a CQC location ID, like 1-1234567890';
const fields = {
  location: registerLocation({
    label: 'CQC location ID',
    hint: 'It is on your location’s page on cqc.org.uk, like 1-1234567890. You can paste that page’s address instead.',
    width: 30,
    missing: NO_ID,
    wrong: NO_ID,
  }),
};
const questions = questionsOf(fields);

/**
 * Anybody's look at the register before they have an account: it says what the register publishes and what that would mean for an application,
 * and keeps nothing of it. All who ask share one measure, since nothing is known of anybody by whom they could be told apart.
 */
export const checkRegistration =
  (deps: Deps) =>
  async (request: OfAgreement): Promise<PageResult> => {
    const { agreement } = await agreementInForce(deps, request);
    if (agreement.regulator.name !== 'CQC') throw notFound();
    const at = paths.agreement(agreement.id);
    const model = { agreement, here: at.checkRegistration, back: { href: at.page, text: agreement.title } };
    const { query, arrivedAt } = request;
    const typed = query.get('location');
    const form = (errors: FieldErrors, status: number) =>
      page(
        'public/check-registration.njk',
        {
          ...model,
          title: 'Check your CQC registration',
          questions,
          values: { location: typed ?? '' },
          errors: errors.summary,
          byField: errors.byField,
        },
        status,
      );
    if (typed === null) return form(noErrors, 200);

    const said = judged(schemaOf(fields), { location: typed });
    if (!said.success) return form(fieldErrors(questions, said.error), 400);
    const again = await deps.allowances.use('public-look-up', 'everybody', randomUUID());
    if (again !== undefined) return form(tooOften(again), 429);

    const { location: locationId } = said.data;
    const lots = agreement.lots.map(({ id }) => id);
    const checked = selfChecked(await deps.lookUp(locationId), { agreement, lots, at: arrivedAt });
    return page('public/self-check-result.njk', {
      ...model,
      ...checked,
      title: checked.result.title,
      locationId,
      checkHref: at.checkedLocation(''),
      applyHref: providerPaths.home,
    });
  };

const tooOften = (again: string): FieldErrors =>
  barrierErrors(
    [
      {
        code: 'too-often',
        text: `Many people have looked up locations within a few minutes. You can do so from ${momentInWords(again)}, or at any time once you have signed in to apply`,
      },
    ],
    {},
    'location',
  );
