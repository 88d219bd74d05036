import { optionalSeveral } from '../../../../domain/questions/kinds.ts';
import { type FormFields, oneValue } from '../../../shared/web/request.ts';

/** What is asked of whoever submits an application that would be refused: nobody does so unknowingly, and nobody is kept from it. */
export const knowing = optionalSeveral({
  label: 'Do you want to submit it all the same?',
  choices: [{ value: 'yes', text: 'Yes, I know that with these answers it would be refused' }],
});

/** What is asked of whoever may sign and submits an application that nobody has signed off, where its agreement asks for that. */
export const signing = optionalSeveral({
  label: 'Do you sign these answers off?',
  choices: [{ value: 'yes', text: 'Yes, I have read them, and I sign them off for my organisation' }],
});

/** The version of the application that a page showed, as its form sends it back; undefined where it sends none. */
export const shownVersion = (form: FormFields): number | undefined => {
  const version = Number(oneValue(form, '_version'));
  return Number.isSafeInteger(version) && version > 0 ? version : undefined;
};
