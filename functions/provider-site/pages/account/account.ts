import { form } from '../../../shared/forms/form.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { changeInterest, interestFields, registeredInterest } from '../../decisions/register-interest.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Whom news of windows goes to. */
export const account = (deps: Deps) =>
  form({
    template: 'provider/account.njk',
    load: ({ visitor, arrivedAt }: SignedInRequest) => registeredInterest(deps, visitor, arrivedAt),
    show: () => ({
      title: 'Who we tell about windows',
      button: 'Save',
      back: { href: paths.home },
      sessionsHref: paths.ownSessions,
      dataHref: paths.ownData,
    }),
    fields: interestFields,
    values: (known) => ({ name: known.name, email: known.email }),
    act: (known, answers, request) => changeInterest(deps, known, answers, request),
    next: () => paths.home,
  });
