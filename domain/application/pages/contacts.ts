import { email, name, telephone } from '../../questions/kinds.ts';
import { page } from '../page.ts';

/** Where receipts, letters and questions go. */
export const contacts = page('contacts', {
  task: 'Your organisation',
  title: 'Who we should contact',
  fields: {
    name: name({
      label: 'Full name',
      autocomplete: 'name',
      missing: 'Enter the name of the person we should contact',
    }),
    email: email({
      label: 'Email address',
      hint: 'We send your receipt and the outcome to this address once you have confirmed it with a code, and until then to the one that you sign in with',
    }),
    phone: telephone({ label: 'Telephone number' }),
  },
  carriedOver: true,
});
