import type { QuestionTexts } from './question-texts.ts';

export const personalOutcomes = {
  topics: [
    [
      'We sit down with the person, and with whoever they want beside them, and write the plan in their own words.',
      'The person leads the planning: what matters to them, what they can do themselves, and how they like to be helped.',
      'Before the first call we visit at home and ask the person what a good day looks like; the plan starts from that.',
    ],
    [
      'Each outcome is written so that it can be measured, such as walking to the shop alone or cooking one meal.',
      'For every goal we note where the person stands today, and what would show that it has been reached.',
      'Goals get a simple scale that the person fills in, so that both sides see movement.',
    ],
    [
      'Plans are reviewed at the kitchen table and changed when life changes.',
      'Reviews hear the person first, then the family and the care workers, and ask whether the plan still does its work.',
      'A review that finds no progress leads to another way of working, or to another goal.',
    ],
  ],
  owner: [
    '{Manager} reads every plan before it is used and sends back any that could have been written for somebody else.',
    '{Coordinator} answers for the plans of the {town} round and rings each person after the first week.',
  ],
  timing: [
    'The first look at a plan is within 6 weeks of the start, and after that every 3 months.',
    'A plan is written within 5 days, and looked at every month for people who have just left hospital.',
  ],
  figures: [
    'In the last 12 months {pct}% of the goals that people set were met or partly met.',
    'Of the {n} people we supported in the last year, {m} of {n} reached at least one goal of their own.',
  ],
  learning: [
    'We learnt that goals set in hospital are often somebody else’s, and changed our first visit so that they are asked about anew.',
    'A son told us that his mother’s goals never moved; what we learnt from it changed our form, which now asks what the person has given up on.',
  ],
  checked: [
    'We checked again after half a year: goals that nobody had touched had become rare.',
    'When we looked at it again in the autumn, the new form was in use on all rounds.',
  ],
} as const satisfies QuestionTexts;
