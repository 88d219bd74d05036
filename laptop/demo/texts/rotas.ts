import type { QuestionTexts } from './question-texts.ts';

export const rotas = {
  topics: [
    [
      'Rotas are built around small teams, so that people know the faces at their door.',
      'Each person has a core group of familiar care workers, chosen with them and introduced by name.',
      'We plan rounds that can be walked or driven in one loop, and keep the same care worker on the same round for continuity.',
    ],
    [
      'Call monitoring raises an alert in the office when nobody has logged in, so that a late call is seen while it is late and not afterwards.',
      'The care worker’s telephone logs in at the door; without it an alert goes to the office and to the duty telephone.',
      'Our system alerts whoever is on duty the moment a call is overdue, and keeps alerting until somebody has taken it on.',
    ],
    [
      'There is a named stand-by for each round who takes over a call that cannot be reached in time.',
      'Cover is rostered and paid: somebody sits ready for the round, with keys and plans at hand.',
      'Who covers whom is written on the rota itself, and the stand-by has met the people on it.',
    ],
  ],
  owner: [
    '{Coordinator} rings the person, says who is coming, and stays on the line if they live alone and are worried.',
    '{Planner} answers for the rota, and no change is made to it without a reason written beside it.',
  ],
  timing: [
    'An overdue call is acted on within 10 minutes, and a visit that matters for medicines is reached within 30 minutes.',
    'Rotas go out every Thursday for the week after next, and people get theirs by 5pm.',
  ],
  figures: [
    'In the last quarter {pct}% of calls began in the agreed quarter of an hour, and {few} of {many} were missed.',
    'Over the last 12 months a person saw {few2} care workers in a usual week, and {pct}% of calls were on time.',
  ],
  learning: [
    'Each missed call is taken apart. We learnt that two calls were lost when rotas were changed by text message, and changed it: only the system counts now.',
    'School holidays broke our rounds; what we learnt changed how leave is booked, round by round.',
  ],
  checked: [
    'Half a year on we checked again, and no call had been lost that way.',
    'We looked at it again after the summer: continuity had held.',
  ],
} as const satisfies QuestionTexts;
