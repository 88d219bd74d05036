import type { QuestionTexts } from './question-texts.ts';

export const medicines = {
  topics: [
    [
      'Nobody gives medicines before they have been observed and found competent.',
      'Competency is checked by watching, not by a test on a screen, and again after any mistake.',
      'Care workers have a medicines competency of their own for each kind of help: prompting, giving, creams and drops.',
    ],
    [
      'What was given, refused or left is entered on the electronic medicines record before the care worker leaves the room.',
      'The MAR chart is filled in at the time, and a gap shows at once.',
      'Records say what was taken and what was not, and why.',
    ],
    [
      'We know what is usual for each person, so that more sleep, less appetite or new confusion is noticed.',
      'Care workers use a simple tool for spotting when somebody is becoming unwell: breathing, skin, mood, water, walking.',
      'Signs of deterioration such as swelling, falls or not drinking are in each plan.',
    ],
    [
      'Then it is escalated: to the district nurse or the surgery, to 111, or to 999.',
      'The care worker rings the pharmacist, the surgery or 999 from the home, and stays until it has been taken on.',
      'Escalation goes by a card that says who is rung for what.',
    ],
  ],
  owner: [
    '{Manager} goes through every error with the care worker, and tells the family.',
    '{Nurse} observes each care worker and signs the competency off.',
  ],
  timing: [
    'Observations are repeated every 6 months, and charts are audited every month.',
    'A missed dose is acted on within 1 hour, and the surgery is told by 4pm.',
  ],
  figures: [
    'In the last year {few} of {many} doses were recorded wrongly, and {pct}% of competencies were in date.',
    'Over the last 12 months we escalated {few2} times on signs alone; {pct}% were confirmed by a clinician.',
  ],
  learning: [
    'Two errors came from look-alike packets. We learnt to ask the pharmacy for photographs, and changed the chart to show them.',
    'A hospital stay that could have been avoided taught us to weigh people; what we learnt changed the plans of everyone with heart failure.',
  ],
  checked: [
    'The next two audits checked again, and found no error of that kind.',
    'We looked at it again after a quarter, and weights were there for all.',
  ],
} as const satisfies QuestionTexts;
