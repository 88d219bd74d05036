import { optionalSeveral } from '../../../../domain/questions/kinds.ts';

/** What is asked of whoever submits an application that would be refused: nobody does so unknowingly, and nobody is kept from it. */
export const knowing = optionalSeveral({
  label: 'Do you want to submit it all the same?',
  choices: [{ value: 'yes', text: 'Yes, I know that with these answers it would be refused' }],
});
