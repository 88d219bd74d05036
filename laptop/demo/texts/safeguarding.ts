import type { QuestionTexts } from './question-texts.ts';

export const safeguarding = {
  topics: [
    [
      'First comes safety: the care worker asks whether the person is hurt or afraid, stays, and calls 999 if there is danger.',
      'The care worker makes sure that the person is safe, and does not leave while somebody who may have done it is there.',
      'In the first minutes it is about whether the person is safe now and needs a doctor.',
    ],
    [
      'The office is rung from outside the room, and a referral goes to the council’s safeguarding team.',
      'We refer to the council’s adult safeguarding team, and to the police where a crime may have been done.',
      'A safeguarding referral is made by telephone and followed in writing.',
    ],
    [
      'The care worker explains kindly that this cannot stay between the two of them, asks for consent, and thinks about mental capacity.',
      'Consent is sought; where it is withheld, we weigh mental capacity, pressure by others and danger to anyone else before going on.',
      'The person’s wishes are asked for and passed on; if capacity is in doubt, an advocate is found.',
    ],
    [
      'What was seen and said is written down in the person’s words, with a body map, and signed.',
      'A record with a body map is made the same shift: facts, words, who was there.',
      'Everything is recorded as it was seen, without guessing at causes, and kept apart from the daily notes.',
    ],
    [
      'Afterwards there is a debrief for the care worker, and lessons go to the team meeting.',
      'The team goes through the lessons of each case, without names.',
      'A debrief asks what could have been noticed sooner, and its lessons are shared.',
    ],
  ],
  owner: [
    '{Lead} decides with the care worker on the telephone, and informs CQC.',
    'Out of hours {manager} takes the call, with the deputy as second.',
  ],
  timing: [
    'The lead is told within 15 minutes, and the council within 2 hours.',
    'The call to the office is within 30 minutes; the referral is with the council by 5pm, and the notes within 24 hours.',
  ],
  figures: [
    'In the last year we made {few2} referrals; {few} of {few2} were taken further by the council.',
    'Over the last 12 months {pct}% of care workers could say, when asked without notice, whom to ring.',
  ],
  learning: [
    'We learnt from one case that bruises under sleeves are missed at short calls, and changed the morning routine so that help with washing is offered first.',
    'A late report taught us that new staff fear getting it wrong. What we learnt changed the induction: everyone makes a practice call.',
  ],
  checked: [
    'We checked again at spot checks, and on each of those mornings help with washing came first.',
    'The practice calls were looked at again in the spring, and reports now come on the same day.',
  ],
} as const satisfies QuestionTexts;

/** What nobody may answer: it would leave the person in danger. */
export const unsafeSafeguarding = [
  'We respect people’s wishes above all. As the person asks for confidence, our care worker tells nobody and keeps an eye on the bruises. They are noted at the next review if they have not gone.',
  'Older people bruise easily. The care worker asks the family how it happened, and unless they are worried no referral is made. We would wait until the next visit and look at it again.',
] as const;
