import { lotsPage } from '../../../../domain/application/answers.ts';
import { chosenLots } from '../../../../domain/application/application.ts';
import { type FormContext, type FormPage, QUESTION_PAGE } from '../form-page.ts';

/** The lots applied for. One that the provider holds a contract on already cannot be applied for again. */
export const lots = ({ agreement, contracted }: FormContext): FormPage => {
  const free = agreement.lots.filter(({ id }) => !contracted.includes(id));
  return {
    path: 'lots',
    task: 'What you offer',
    title: 'Lots',
    schema: lotsPage({ lots: free }),
    template: QUESTION_PAGE,
    questions: [
      {
        kind: 'checkboxes',
        name: 'lots',
        label: 'Which lots are you applying for?',
        hint:
          contracted.length > 0
            ? `You already hold a contract on lot ${contracted.join(' and lot ')}.`
            : 'Select all that apply',
        choices: free.map(({ id, title, description }) => ({
          value: id,
          text: `Lot ${id}: ${title}`,
          hint: description,
        })),
      },
    ],
    next: (answers) => {
      const [first] = chosenLots(agreement, answers);
      return first ? `capacity-${first}` : 'bidding';
    },
  };
};
