import type { QuestionTexts } from './question-texts.ts';

export const complexCare = {
  topics: [
    [
      'Care workers for complex needs are matched by temperament, trained for the one person, and signed off as competent for each task.',
      'A nurse signs off each task, such as feeding by tube or suction, for each care worker and person.',
      'Nobody lives in before their specialist competence has been signed off in that home.',
    ],
    [
      'Breaks are real: somebody else comes in, and broken nights are made up for.',
      'Live-in care workers have two hours off a day, their own room, and relief when nights are disturbed.',
      'Rest is rostered, nights are counted, and a second care worker takes over where sleep does not come.',
    ],
    [
      'We work with the community nurses, the hospice and the speech therapist, whose numbers are in the plan.',
      'Our clinical partners are named in each plan: the nurse, the physiotherapist, the continuing health care team.',
      'The plan is agreed with the hospital’s spinal or stroke team before the person comes home.',
    ],
  ],
  owner: [
    '{Nurse} is on call for the teams, and visits each home.',
    '{Manager} matches people, and both sides may say no.',
  ],
  timing: [
    'Competence is observed again every 6 months, and live-in teams change over every 3 weeks.',
    'A relief worker is there within 4 hours, and the nurse visits every month.',
  ],
  figures: [
    'In the last year {pct}% of competences were in date, and {few} of {few2} packages had a change of team that was not planned.',
    'Over the last 12 months {pct}% of breaks were taken as rostered.',
  ],
  learning: [
    'We learnt that handovers on doorsteps lose things, and changed them to half a day together.',
    'A placement broke down over food; what we learnt changed our matching, which now includes an evening meal.',
  ],
  checked: [
    'The handovers were looked at again by the nurse, and nothing had been missed.',
    'We checked again with the families after a season, and nobody had asked for a change.',
  ],
} as const satisfies QuestionTexts;
