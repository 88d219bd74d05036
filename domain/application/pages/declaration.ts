import { confirmed, name } from '../../questions/kinds.ts';
import { page } from '../page.ts';

/** Who signs for the applicant. */
export const declaration = page('declaration', {
  task: 'Declaration',
  title: 'Declaration',
  fields: {
    signatory: name({ label: 'Your full name', autocomplete: 'name', missing: 'Enter your full name' }),
    position: name({
      label: 'Your position in the organisation',
      autocomplete: 'organization-title',
      missing: 'Enter your position in the organisation',
    }),
    agreed: confirmed({
      label: 'Your confirmation',
      statement: 'I confirm that the answers in this application are true, and that I may sign for my organisation',
      missing: 'Confirm that the answers are true and that you may sign for your organisation',
    }),
  },
  carriedOver: false,
});
