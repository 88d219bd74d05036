import type { QuestionTexts } from './question-texts.ts';

export const unpaidCarers = {
  topics: [
    [
      'Breaks bend around the carer: an hour, an evening or a weekend, booked ahead or at short notice.',
      'Carers can move or swap a break without losing it, and the same sitter comes.',
      'We offer flexible breaks, also in the evening and for a day out.',
    ],
    [
      'The carer has a conversation of their own, and their views are written down apart from the plan of the person they care for.',
      'We ask carers what would give them rest, and what worries them when they leave.',
      'Carers tell us in their own assessment what they can go on doing and what not.',
    ],
    [
      'There is an emergency plan for the day the carer falls ill, with keys, medicines and whom to ring.',
      'If the carer is taken to hospital, our emergency plan starts with one telephone call.',
      'Emergencies are thought through beforehand: who comes, who feeds the dog, who tells the daughter.',
    ],
  ],
  owner: [
    '{Coordinator} knows each carer by name and finds the sitter.',
    '{Lead} looks after the carers’ plans, and rings those who have not booked.',
  ],
  timing: [
    'A break asked for at short notice is given within 24 hours, and an emergency is covered within 2 hours.',
    'Carers are rung every month, and plans are gone through every 6 months.',
  ],
  figures: [
    'In the last year {pct}% of breaks took place as booked, and {few2} of {n2} emergencies were covered by somebody known.',
    'Over the last 12 months we gave {many} hours of breaks; {pct}% of carers said that they could rely on them.',
  ],
  learning: [
    'We learnt that carers stop asking after one refusal, and changed it: who is refused is rung the next day.',
    'Carers told us that a stranger is no rest. What we learnt changed the rota, which now has two known sitters a home.',
  ],
  checked: ['We checked again by ringing thirty carers.', 'It was looked at again with the carers’ group, and kept.'],
} as const satisfies QuestionTexts;
