import { choice, longText, name, typedAs } from '../../questions/kinds.ts';
import { companyNumberFrom } from '../../register/company-number.ts';
import { page } from '../page.ts';

/** Who applies: compared with who is registered. */
export const organisation = page('organisation', {
  task: 'Your organisation',
  title: 'Your organisation',
  fields: {
    name: name({
      label: 'Name of your organisation',
      hint: 'As it is registered with CQC',
      autocomplete: 'organization',
      missing: 'Enter the name of your organisation',
    }),
    legalForm: choice({
      label: 'What kind of organisation is it?',
      choices: [
        { value: 'company', text: 'Company' },
        { value: 'charity', text: 'Charity or community interest company' },
        { value: 'partnership', text: 'Partnership' },
        { value: 'sole-trader', text: 'Sole trader' },
        { value: 'other', text: 'Something else' },
      ],
      missing: 'Select what kind of organisation it is',
    }),
    companyNumber: typedAs(
      {
        label: 'Company number (optional)',
        hint: '8 characters, like 01234567. Leave it empty if your organisation has none.',
        width: 10,
        optional: true,
        missing: 'Enter a company number of 8 characters, like 01234567',
        wrong: 'Enter a company number of 8 characters, like 01234567',
      },
      companyNumberFrom,
    ),
    address: longText({ label: 'Registered address', rows: 4, longest: 500, missing: 'Enter the address' }),
  },
  shownTo: ['registration'],
  carriedOver: true,
});
