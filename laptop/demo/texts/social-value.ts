import type { QuestionTexts } from './question-texts.ts';

export const socialValue = {
  topics: [
    [
      'We will take on apprentices from the college nearest to {town}.',
      'We will run a coffee morning for unpaid carers in {town}.',
      'Pupils of a school near {town} will come to us for work experience.',
    ],
    ['The first will start by September 2027.', 'It begins by June 2027.', 'The first of them come by October 2027.'],
    [
      'We will count who comes and who stays, and report the number to the council.',
      'The number of places will be reported, with what became of them.',
      'We will report how many took part, and whether they would again.',
    ],
  ],
  owner: [
    '{Trainer} answers for it and meets the college.',
    '{Manager} answers for it, and the parish knows whom to ring.',
  ],
  timing: ['Progress is written up every quarter.', 'We report every 3 months.'],
  figures: [
    'In the last year we did this on a smaller scale: {few} of {few2} people stayed in care work.',
    'Over the last 12 months {few2} people came, and {pct}% would come again.',
  ],
  learning: [
    'We learnt that one-off days change little, and changed to fewer people over a longer time.',
    'What we learnt changed the place: people come to a church hall, and not to an office.',
  ],
  checked: ['We checked again with those who took part a year ago.', 'It was looked at again in the spring, and kept.'],
} as const satisfies QuestionTexts;
