import type { QuestionTexts } from './question-texts.ts';

export const workforce = {
  topics: [
    [
      'We recruit where our people live, through schools, parish newsletters and the colleagues we have.',
      'Applicants meet somebody who uses our service before they are offered a post, and we recruit for kindness before experience.',
      'Recruitment goes by values: we ask what people did, not what they would do, and take up both references by telephone.',
    ],
    [
      'New starters are trained to the Care Certificate and shadow a colleague until both say that they are ready.',
      'Training covers moving and handling, dementia, catheter care and oral care, and is done in a room and not only on a screen.',
      'Everyone is trained for the people they will meet, by somebody who has done the work.',
    ],
    [
      'Supervision is a conversation of its own, with notes that both sides sign, and spot checks happen in people’s homes.',
      'Care workers have one-to-one supervision, an appraisal, and somebody to ring at any hour.',
      'Supervisors work alongside the people they supervise, so that supervision is about real calls.',
    ],
    [
      'Travel time between calls is paid at the full hourly rate, and so are courses and meetings.',
      'We pay for every minute of travel, with mileage on top, and rotas show it.',
      'Pay covers travel time and waiting, so that nobody earns less than the advertised rate.',
    ],
  ],
  owner: [
    '{Trainer} keeps the training record and stops anyone whose training has lapsed from being rostered.',
    '{Manager} interviews everyone before an offer is made.',
  ],
  timing: [
    'One-to-ones are held every 8 weeks, spot checks every 3 months.',
    'A post that falls empty is advertised within 2 days, and its calls are covered for by the reserve team.',
  ],
  figures: [
    'In the last year our turnover was {low}%, we had {few} vacancies, and {pct}% of mandatory courses were in date.',
    'Over the last 12 months {low}% of care workers left, and {pct}% of one-to-ones took place as planned.',
  ],
  learning: [
    'Exit talks showed that split shifts drove people away. Since then we changed the rotas to blocks, and ask new starters after a month.',
    'We learnt from a bad winter that late pay queries cost us good people, and changed who answers them.',
  ],
  checked: [
    'We checked again two quarters later: fewer people left in their first ninety days.',
    'The change was looked at again by the whole team, and kept.',
  ],
} as const satisfies QuestionTexts;
