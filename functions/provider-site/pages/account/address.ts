import { email } from '../../../../domain/questions/kinds.ts';
import { form } from '../../../shared/forms/form.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { sendCode } from '../../decisions/confirm-address.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Another address than the account's own, for letters: a code is sent there first. */
export const address = (deps: Deps) =>
  form({
    template: 'forms/question-page.njk',
    load: async (request: SignedInRequest) => request,
    show: () => ({ title: 'Confirm an email address', button: 'Send a code', back: { href: paths.account } }),
    fields: {
      email: email({
        label: 'Email address',
        hint: 'We send a code to it. Once you have typed the code, our letters can go there. Until then they go to the address that you sign in with.',
      }),
    },
    values: ({ query }) => ({ email: query.get('email') ?? '' }),
    act: (request, answers) => sendCode(deps, answers.email, request, false),
    next: () => paths.addressCode,
  });
