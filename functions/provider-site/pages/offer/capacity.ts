import type { Lot } from '../../../../domain/agreement/agreement.ts';
import { capacityPage } from '../../../../domain/application/answers.ts';
import { chosenLots } from '../../../../domain/application/application.ts';
import { type FormContext, type FormPage, QUESTION_PAGE } from '../form-page.ts';

/** Zones and hours a week on one lot. */
export const capacity = ({ agreement }: FormContext, lot: Lot): FormPage => ({
  path: `capacity-${lot.id}`,
  task: 'What you offer',
  title: `Zones and hours for lot ${lot.id}, ${lot.title}`,
  schema: capacityPage(agreement),
  template: QUESTION_PAGE,
  questions: [
    {
      kind: 'checkboxes',
      name: 'zones',
      label: 'Where could you give this care?',
      hint: 'Select all that apply. Offer what your present staff and those you are sure to recruit can do.',
      choices: agreement.zones.map(({ id, name }) => ({
        value: id,
        text: `Zone ${id}: ${name}`,
        reveals: [
          {
            kind: 'text',
            name: `hours-${id}`,
            label: `Hours a week in ${name}`,
            inputmode: 'numeric',
            width: 5,
            suffix: 'hours',
          },
        ],
      })),
    },
  ],
  next: (answers) => {
    const chosen = chosenLots(agreement, answers);
    const following = chosen[chosen.indexOf(lot.id) + 1];
    return following ? `capacity-${following}` : 'bidding';
  },
});
