/** S1's demonstration questions: the council's own are not public. Topics and weights are the project's choice. */
export const s1Questionnaire = {
  evaluators: 2,
  places: 'assigned' as const,
  daysToAccept: 3,
  threshold: 60,
  floor: 2,
  scale: [
    {
      mark: 0,
      meaning: 'No answer, off the point, or unsafe',
      reasonNames: 'Name what is unsafe, or say what the answer is about instead.',
    },
    {
      mark: 1,
      meaning: 'Fragments; major parts are missing; little confidence',
      reasonNames: 'Name the major parts that are missing.',
    },
    {
      mark: 2,
      meaning: 'The main parts are covered, thinly; gaps can be closed before the start',
      reasonNames: 'Name what is thin or missing, and how it can be closed before the start.',
    },
    {
      mark: 3,
      meaning: 'Everything is covered with a workable method and some proof',
      reasonNames: 'Name the method, and the proof that is given.',
    },
    {
      mark: 4,
      meaning: 'Detailed and specific, with owners, timings and own results; only small gaps',
      reasonNames: 'Name the owners, timings and results that are given, and the gaps that are left.',
    },
    {
      mark: 5,
      meaning: 'As 4, without gaps; results were checked, and what was learnt changed practice',
      reasonNames: 'Name the evidence that results were checked, and the practice that changed.',
    },
  ],
  questions: [
    {
      id: 'q1',
      title: 'Personal outcomes',
      text: 'How do you plan care with each person, and how do you know that their outcomes are met?',
      goodAnswer: 'The person shapes the plan; outcomes can be measured and are reviewed.',
      wordLimit: 500,
      weights: { A: 15, B: 15, C: 10 },
    },
    {
      id: 'q2',
      title: 'Recruiting, training and keeping care workers',
      text: 'How do you recruit, train, supervise and keep enough care workers for the hours you offer?',
      goodAnswer: 'Turnover, vacancy and training figures; paid travel time; supervision that happens.',
      wordLimit: 750,
      weights: { A: 20, B: 15, C: 15 },
    },
    {
      id: 'q3',
      title: 'Rotas, continuity and missed calls',
      text: 'How do you plan rotas so that people see familiar faces, and what happens when a call is late or missed?',
      goodAnswer: 'Alerts in real time, named cover, punctuality and continuity figures.',
      wordLimit: 750,
      weights: { A: 20, B: 15, C: 20 },
    },
    {
      id: 'q4',
      title: 'Safeguarding',
      text: 'A care worker notices unexplained bruises on a person who asks them to tell nobody. What happens, hour by hour?',
      goodAnswer: 'Immediate safety, referral, consent and capacity, a record, and learning.',
      wordLimit: 500,
      weights: { A: 15, B: 15, C: 10 },
      floor: 3,
    },
    {
      id: 'q5',
      title: 'Medicines and deterioration',
      text: 'How do you support people with medicines, and how do you notice and act when somebody is becoming unwell?',
      goodAnswer: 'Competency checks, records, and prompt escalation.',
      wordLimit: 500,
      weights: { A: 10, B: 5, C: 10 },
    },
    {
      id: 'q6',
      title: 'Audit and complaints',
      text: 'Describe a problem that your audits or a complaint found in the last year, and what you did about it.',
      goodAnswer: 'The problem was found, fixed and checked again.',
      wordLimit: 500,
      weights: { A: 10, B: 10, C: 10 },
    },
    {
      id: 'q7',
      title: 'Snow and sickness',
      text: 'It snows, and a third of the morning’s care workers are ill. How do you decide who is visited first?',
      goodAnswer: 'Visits are put in order of risk; families and the council are told.',
      wordLimit: 300,
      weights: { A: 5, B: 5, C: 5 },
    },
    {
      id: 'q8',
      title: 'Local social value',
      text: 'What will you do for the communities of your zones in the first year?',
      goodAnswer: 'Few, dated, measurable local commitments.',
      wordLimit: 300,
      weights: { A: 5, B: 5, C: 5 },
    },
    {
      id: 'q9',
      title: 'Complex and live-in care',
      text: 'How do you match, train and relieve care workers who support people with complex needs or who live in?',
      goodAnswer: 'Specialist competence is signed off; breaks and nights are covered; clinical partners are named.',
      wordLimit: 500,
      weights: { B: 15 },
    },
    {
      id: 'q10',
      title: 'Supporting unpaid carers',
      text: 'How do you give unpaid carers breaks they can rely on, also at short notice?',
      goodAnswer: 'Flexible breaks, the carer’s own views, and a plan for the carer’s emergencies.',
      wordLimit: 500,
      weights: { C: 15 },
    },
  ],
  calibration: [
    {
      id: 'c1',
      question: 'q7',
      answer:
        'We have a snow plan. The office rings everybody and we do our best to reach people. Staff are very dedicated and often walk to their visits.',
    },
    {
      id: 'c2',
      question: 'q7',
      answer:
        'Every person has a risk band from A to C, reviewed each month. The duty manager visits band A first by the two cars with winter tyres; band C gets a telephone call. Families are told by text message by 8am. In January 2026 all 41 visits of band A were made.',
    },
    {
      id: 'c3',
      question: 'q4',
      answer:
        'The care worker would respect that the person asked for nothing to be said, keep an eye on the bruises, and mention it to the manager at the next supervision.',
    },
  ],
};
