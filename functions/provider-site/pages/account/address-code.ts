import { text } from '../../../../domain/questions/kinds.ts';
import { form } from '../../../shared/forms/form.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { confirmAddress } from '../../decisions/confirm-address.ts';
import { registeredInterest } from '../../decisions/register-interest.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** The code that was sent to an address is typed, which confirms it. */
export const addressCode = (deps: Deps) =>
  form({
    template: 'provider/address-code.njk',
    load: async ({ visitor, arrivedAt }: SignedInRequest) => ({
      was: await deps.addresses.of(visitor.actsFor.providerId),
      interest: await registeredInterest(deps, visitor, arrivedAt),
    }),
    elsewhere: ({ was }) => (was.pending ? undefined : paths.account),
    show: ({ was }) => ({
      title: 'Type the code from our email',
      button: 'Confirm the address',
      email: was.pending?.email,
      againHref: paths.addressAsked(was.pending?.email ?? ''),
      back: { href: paths.address },
    }),
    fields: {
      code: text({
        label: 'Code',
        hint: '8 letters and numbers, like 7KQM-2XPD. It is in the email, and lasts a day.',
        width: 10,
        missing: 'Enter the code from the email',
      }),
    },
    act: (about, { code }, request) => confirmAddress(deps, about, code, request),
    next: () => paths.home,
  });
