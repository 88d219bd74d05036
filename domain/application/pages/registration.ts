import { onlyIf } from '../../questions/field.ts';
import { choice, longText, optionalLongText, registerLocation } from '../../questions/kinds.ts';
import { page } from '../page.ts';

/** The CQC registration. The register is asked when its page is saved, and once more after submission. */
export const registration = page('registration', {
  task: 'Your organisation',
  title: 'Your CQC registration',
  fields: {
    locationId: registerLocation({
      label: 'CQC location ID',
      hint: 'The location that the care would be given from. It is on your location’s page on cqc.org.uk, like 1-1234567890.',
      width: 20,
      missing: 'Enter your CQC location ID',
      wrong: 'Enter a CQC location ID, like 1-1234567890',
    }),
    manager: choice({
      label: 'Is a registered manager in post?',
      choices: [
        { value: 'in-post', text: 'Yes' },
        { value: 'recruiting', text: 'No, we are recruiting' },
      ],
      missing: 'Select whether a registered manager is in post',
    }),
    managerPlan: onlyIf(
      'manager',
      'recruiting',
      longText({
        label: 'When will a manager be in post, and who manages the service until then?',
        rows: 4,
        missing: 'Explain when a manager will be in post, and who manages the service until then',
      }),
    ),
    ratingStatement: optionalLongText({
      label: 'Anything we should know about your latest rating (optional)',
      hint: 'If you are rated Requires improvement, say what has changed since. If you are not rated yet, you need not write anything.',
      words: 300,
      rows: 5,
    }),
  },
  shownTo: ['registration', 'compliance'],
  carriedOver: true,
  needs: ({ agreement: { regulator } }) =>
    regulator.name === 'none'
      ? []
      : [
          `registration with ${regulator.name}${regulator.activity ? ` for ${regulator.activity.name}` : ''}, at a location that is not rated Inadequate; a location not rated yet is no failure`,
        ],
  gates: () => [
    {
      field: 'managerPlan',
      // Of applications submitted before the plan had to be given.
      when: { unanswered: true },
      outcome: 'refers',
      code: 'manager-without-plan',
      says: 'No registered manager is in post, and no recruitment plan was given.',
    },
  ],
});
