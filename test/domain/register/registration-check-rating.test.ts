import { describe, expect, it } from 'vitest';
import { type Case, checked } from './a-check.ts';
import { aLocation, anUnratedLocation } from './a-location.ts';

const inadequateGroups = [
  { name: 'Homecare agencies', rating: 'Good', assessmentDate: '2025-06-12' },
  { name: 'Supported living', rating: 'Inadequate', assessmentDate: '2025-06-12' },
];

/** Visited in February 2026, and published in July. */
const goodOfJuly = {
  assessment: [
    {
      assessmentPlanPublishedDateTime: '2026-07-20 09:00:00',
      ratings: {
        asgRatings: [{ name: 'Homecare agencies', rating: 'Good', status: 'Current', assessmentDate: '2026-02-02' }],
      },
    },
  ],
};

const residential = (rating: string) => ({ name: 'Residential homes', rating, assessmentDate: '2026-02-02' });

const cases: Case[] = [
  {
    sentence: 'refers an Inadequate report that only a care home’s newer Good speaks against',
    location: aLocation().rated('Inadequate', '2024-05-06').assessed(residential('Good')).onRegister(),
    outcome: 'refer',
    reasons: ['refer rating-inadequate', 'refer rating-of-another-service'],
  },
  {
    sentence: 'refers a Good report beside a care home’s newer Inadequate',
    location: aLocation().rated('Good', '2023-05-06').assessed(residential('Inadequate')).onRegister(),
    outcome: 'refer',
    reasons: ['refer rating-of-another-service'],
  },
  {
    sentence: 'refers a location of which only a care home is rated, and Inadequate',
    location: anUnratedLocation().assessed(residential('Inadequate')).onRegister(),
    outcome: 'refer',
    reasons: ['refer rating-inadequate', 'refer rating-of-another-service'],
  },
  {
    sentence: 'refers a location of which only a care home is rated, and Good',
    location: anUnratedLocation().assessed(residential('Good')).onRegister(),
    outcome: 'refer',
    reasons: ['refer rating-of-another-service'],
  },
  {
    sentence: 'passes a registered location rated Good',
    location: aLocation().onRegister(),
    outcome: 'pass',
    reasons: [],
  },
  {
    sentence: 'passes one that requires improvement',
    location: aLocation().rated('Requires Improvement', '2024-01-01').onRegister(),
    outcome: 'pass',
    reasons: [],
  },
  {
    sentence: 'fails a location rated Inadequate',
    location: aLocation().rated('inadequate', '2025-01-01').onRegister(),
    outcome: 'fail',
    reasons: ['fail rating-inadequate'],
  },
  {
    sentence: 'fails a location assessed as Inadequate since its old Good report',
    location: aLocation()
      .assessed({ name: 'Homecare agencies', rating: 'Inadequate', assessmentDate: '2025-06-12' })
      .onRegister(),
    outcome: 'fail',
    reasons: ['fail rating-inadequate'],
  },
  {
    sentence: 'refers an Inadequate that another current rating contradicts',
    location: anUnratedLocation()
      .assessed(...inadequateGroups)
      .onRegister(),
    outcome: 'refer',
    reasons: ['refer rating-inadequate', 'refer ratings-mixed'],
  },
  {
    sentence: 'refers an Inadequate that an earlier registration earned',
    location: anUnratedLocation().inheriting('Inadequate', '1-444444444').onRegister(),
    outcome: 'refer',
    reasons: ['refer rating-inadequate', 'refer rating-inherited'],
  },
  {
    sentence: 'refers a location that was never rated, and does not fail it',
    location: anUnratedLocation().onRegister(),
    outcome: 'refer',
    reasons: ['refer not-rated'],
  },
  {
    sentence: 'refers a location inspected without a rating',
    location: aLocation().rated('Inspected but not rated').onRegister(),
    outcome: 'refer',
    reasons: ['refer not-rated'],
  },
  {
    sentence: 'refers a rating that it does not know',
    location: aLocation().rated('Marvellous', '2025-01-01').onRegister(),
    outcome: 'refer',
    reasons: ['refer rating-word-unknown'],
  },
  {
    sentence: 'refers an inherited rating with the predecessor',
    location: anUnratedLocation()
      .inheriting('Good', '1-444444444')
      .relatedTo('1-444444444', 'HSCA Predecessor')
      .onRegister(),
    outcome: 'refer',
    reasons: ['refer re-registered', 'refer rating-inherited'],
  },
  {
    sentence: 'refers two current ratings that differ',
    location: anUnratedLocation()
      .assessed(
        { name: 'Homecare agencies', rating: 'Good', assessmentDate: '2025-06-12' },
        { name: 'Supported living', rating: 'Requires improvement', assessmentDate: '2025-06-12' },
      )
      .onRegister(),
    outcome: 'refer',
    reasons: ['refer ratings-mixed'],
  },
  ...[undefined, 'Active', 'Assessed', 'Archived'].map(
    (status): Case => ({
      sentence: `refers a newer Inadequate whose status is ${status ?? 'absent'}: only Historic may be left aside`,
      location: aLocation()
        .rated('Good', '2021-05-06')
        .assessed({ name: 'Homecare agencies', rating: 'Inadequate', assessmentDate: '2026-02-02', status })
        .onRegister(),
      outcome: 'refer',
      reasons: ['refer rating-inadequate', 'refer rating-status-unknown'],
    }),
  ),
  {
    sentence: 'refers an old Good that stands while a newer Inadequate is called historic',
    location: aLocation()
      .rated('Good', '2021-05-06')
      .assessed({ name: 'Homecare agencies', rating: 'Inadequate', assessmentDate: '2026-02-02', status: 'Historic' })
      .onRegister(),
    outcome: 'refer',
    reasons: ['refer newer-rating-historic'],
  },
  {
    sentence: 'passes a Good published after an Inadequate report, though CQC’s visit was before that report',
    location: aLocation().rated('Inadequate', '2026-05-01').with(goodOfJuly).onRegister(),
    outcome: 'pass',
    reasons: [],
  },
  {
    sentence: 'refers a Good published after an Inadequate report whose visit was the later one',
    location: aLocation()
      .rated('Inadequate', '2026-05-01')
      .with({ ...goodOfJuly, reports: [{ reportDate: '2026-05-01', firstVisitDate: '2026-04-08' }] })
      .onRegister(),
    outcome: 'refer',
    reasons: ['refer rating-inadequate', 'refer ratings-mixed'],
  },
  {
    sentence: 'refers an Inadequate beside a rating in a word that nobody knows',
    location: aLocation()
      .rated('Marvellous', '2026-01-01')
      .assessed({ name: 'Homecare agencies', rating: 'Inadequate', assessmentDate: '2025-06-12' })
      .onRegister(),
    outcome: 'refer',
    reasons: ['refer rating-inadequate', 'refer rating-word-unknown'],
  },
  {
    sentence: 'refers a Good with a key question that is Inadequate',
    location: anUnratedLocation()
      .assessed({
        name: 'Homecare agencies',
        rating: 'Good',
        assessmentDate: '2025-06-12',
        keyQuestionRatings: [{ name: 'Safe', rating: 'Inadequate', status: 'Assessed' }],
      })
      .onRegister(),
    outcome: 'refer',
    reasons: ['refer key-question-inadequate'],
  },
];

describe('the registration check, by rating', () => {
  it.each(cases)('$sentence', (line) => {
    expect(checked(line)).toEqual({ outcome: line.outcome, reasons: line.reasons });
  });
});
