import type { QuestionTexts } from './question-texts.ts';

export const snow = {
  topics: [
    [
      'Everybody has a risk grade in our system: red for those who live alone and need medicines, food or turning.',
      'Visits are put in order of risk, and the list is printed when the weather is forecast.',
      'We go first to people at the highest risk: alone, with insulin, or in bed.',
    ],
    [
      'Families are rung and asked who can step in, and everyone is told when we are coming.',
      'We ring families and neighbours, and agree who sees to breakfast.',
      'Each family hears from a person and not by a text who will come and when.',
    ],
    [
      'The council’s brokerage team is told which calls are at risk, so that it can help.',
      'We report to the council what we can and cannot reach.',
      'The council gets our list, with who has been seen.',
    ],
  ],
  owner: [
    '{Coordinator} runs the list from the office, and {manager} drives.',
    '{Planner} has the list, the keys and the power to cancel what can wait.',
  ],
  timing: [
    'The list is ready by 6am, red calls are reached within 2 hours, and everyone has been rung by 9am.',
    'The office opens by 5:30am, and the list is gone through again every 2 hours.',
  ],
  figures: [
    'In the last year our worst day was in January: all {few2} red calls were reached, and {m} of {n} people in all were seen.',
    'Our plan was tried in the last year: {pct}% of red calls were reached on time.',
  ],
  learning: [
    'We learnt that car sharing fails in lanes, and changed it: care workers now cover the streets they can walk to.',
    'What we learnt changed the grades: a person whose daughter is away is red for that week.',
  ],
  checked: ['We checked again with a rehearsal in November.', 'The grades were looked at again before winter.'],
} as const satisfies QuestionTexts;
