import type { QuestionTexts } from './question-texts.ts';

export const audit = {
  oneStory: true,
  topics: [
    [
      'Our audit found that tea calls were being shortened when rounds ran late.',
      'A daughter’s complaint showed that messages left at weekends were not passed on.',
      'An audit of daily notes found that creams were applied and not written down.',
    ],
    [
      'We put it right by adding time between calls and telling care workers to ring rather than rush.',
      'It was fixed with one telephone number that is answered at all hours, and an apology in person.',
      'To put it right we moved creams onto the chart that is filled in anyway.',
    ],
    [
      'Afterwards we audited again, on the same round, to see whether it had held.',
      'We rang the family and checked again whether messages arrive.',
      'The same notes were audited again after the change.',
    ],
  ],
  owner: [
    '{Manager} wrote to everyone concerned and signed the action off.',
    '{Coordinator} answered for the action plan and reported on it.',
  ],
  timing: [
    'The complaint was answered within 3 days, and audits of this kind are now every month.',
    'The action was done within 2 weeks, and the audit is repeated every quarter.',
  ],
  figures: [
    'In the last year {many} calls were sampled: {low}% were short before, and {few} of {many} after.',
    'Over the last 12 months we had {few2} complaints; {pct}% of messages at weekends have been passed on within the day since.',
    'In the last year we read the notes of {n} people: creams were missing for {low}% before, and for {few} of {n} after.',
  ],
  learning: [
    'We learnt that we had looked at calls and not at days, and changed all our audits to follow a person through a whole week.',
    'What we learnt changed how we listen: people are rung by somebody who does not plan the rota.',
    'We learnt that two places for one fact are one too many, and changed the notes of all rounds.',
  ],
  checked: [
    'A third look in the winter found the same.',
    'The directors asked for it to be seen again, and messages still arrived.',
    'A third look at the charts in the spring found no gap.',
  ],
} as const satisfies QuestionTexts;
