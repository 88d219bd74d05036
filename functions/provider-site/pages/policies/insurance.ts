import { pages } from '../../../../domain/application/answers.ts';
import { yesOrNo } from '../../../shared/forms/question.ts';
import { type FormContext, type FormPage, QUESTION_PAGE } from '../form-page.ts';

const inPounds = (amount: number): string => `£${amount.toLocaleString('en-GB')}`;

/** Cover held, or a commitment to hold it: no certificate is asked for before the award. */
export const insurance = ({ agreement }: FormContext): FormPage => {
  const { employersLiability, publicLiability, professionalIndemnity } = agreement.insurance;
  const cover = (name: string, label: string, needed: number) =>
    ({
      kind: 'text',
      name,
      label,
      hint: `The agreement needs ${inPounds(needed)}. Enter 0 if you hold none yet.`,
      inputmode: 'numeric',
      prefix: '£',
      width: 10,
    }) as const;
  return {
    path: 'insurance',
    task: 'Insurance and policies',
    title: 'Insurance',
    schema: pages.insurance,
    template: QUESTION_PAGE,
    questions: [
      cover('employersLiability', 'Employer’s liability cover today', employersLiability),
      cover('publicLiability', 'Public liability cover today', publicLiability),
      cover('professionalIndemnity', 'Professional indemnity cover today', professionalIndemnity),
      {
        kind: 'radios',
        name: 'commitment',
        label: 'Will you have the cover that the agreement needs before a contract starts?',
        hint: 'You need not buy it to apply, and we do not ask for certificates now.',
        choices: yesOrNo,
      },
    ],
    next: () => 'safeguarding',
  };
};
