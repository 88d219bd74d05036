import { applicantIn } from '../../../domain/application/applicant.ts';
import type { Question } from '../../../domain/questions/question.ts';
import { personalCare } from '../../../domain/register/activity.ts';
import { registerIdFrom } from '../../../domain/register/register-id.ts';
import { checkAgainstRegister } from '../../../domain/register/registration-check.ts';
import { selfCheck } from '../../../domain/register/self-check.ts';
import { londonDate } from '../../../domain/time/london.ts';
import { type FieldErrors, noErrors, oneError } from '../../shared/forms/field-errors.ts';
import { oneValue, type SignedInRequest } from '../../shared/web/request.ts';
import { type PageResult, page } from '../../shared/web/results.ts';
import { applicationOf, pathOf, type WindowShown, windowShown } from '../application/application.ts';
import { closingOf } from '../application/closing.ts';
import type { ProviderSiteDeps } from '../deps.ts';

type Asked = SignedInRequest<'/apply/windows/{windowId}/check-registration'>;

const questions: readonly Question[] = [
  {
    kind: 'text',
    name: 'locationId',
    label: 'CQC location ID',
    hint: 'It is on your location’s page on cqc.org.uk, like 1-1234567890. You can paste that page’s address instead.',
    width: 30,
  },
];

/** A provider's own look at the register, before writing anything. It decides nothing. */
export const showSelfCheck =
  (deps: ProviderSiteDeps) =>
  async (request: Asked): Promise<PageResult> =>
    form(await windowShown(deps, request.params.windowId), request.arrivedAt, {});

export const makeSelfCheck =
  (deps: ProviderSiteDeps) =>
  async (request: Asked): Promise<PageResult> => {
    const shown = await windowShown(deps, request.params.windowId);
    const typed = oneValue(request.form, 'locationId');
    const id = registerIdFrom(typed);
    if (!id) {
      const error = oneError('locationId', 'Enter a CQC location ID, like 1-1234567890');
      return form(shown, request.arrivedAt, { locationId: typed }, error, 400);
    }
    const looked = await deps.lookUp(id);
    const draft = (await applicationOf(deps, request))?.draft ?? {};
    const check = checkAgainstRegister(looked, {
      requiredActivity: shown.agreement.regulator.activity ?? personalCare,
      on: londonDate(request.arrivedAt),
      applicant: applicantIn(draft),
    });
    const result = selfCheck(check, looked.kind);
    return page('provider/self-check-result.njk', {
      title: result.title,
      result,
      locationId: id,
      compared: check.compared,
      locationName: looked.kind === 'found' ? looked.location.name : undefined,
      closing: closingOf(shown.window, request.arrivedAt),
      again: pathOf(shown.window.windowId, 'check-registration'),
      on: pathOf(shown.window.windowId),
      back: { href: pathOf(shown.window.windowId, 'check-registration') },
    });
  };

const form = ({ window }: WindowShown, now: string, values: object, errors: FieldErrors = noErrors, status = 200) =>
  page(
    'provider/self-check.njk',
    {
      title: 'Check your CQC registration',
      questions,
      values,
      errors: errors.summary,
      byField: errors.byField,
      closing: closingOf(window, now),
      button: 'Check the register',
      back: { href: pathOf(window.windowId) },
    },
    status,
  );
