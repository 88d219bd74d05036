import { describe, expect, it } from 'vitest';
import { type RatingFound, ratingOf } from '../../../domain/register/rating.ts';
import type { Location } from '../../../domain/register/records.ts';
import { aLocation, anUnratedLocation } from './a-location.ts';

const homeCare = (rating: string, assessmentDate?: string, status = 'Current') => ({
  name: 'Homecare agencies',
  rating,
  status,
  ...(assessmentDate && { assessmentDate }),
});
const careHomes = (rating: string, assessmentDate: string) => ({ name: 'Care Homes', rating, assessmentDate });
const supportedLiving = (rating: string, assessmentDate: string) => ({
  name: 'Supported living',
  rating,
  assessmentDate,
});

/** One assessment of home care, with the day of its visit and the day it was published. */
const visitedThenPublished = (rating: string, visit?: string, published?: string) => ({
  assessment: [
    {
      assessmentPlanPublishedDateTime: published && `${published} 09:00:00`,
      ratings: { asgRatings: [{ name: 'Homecare agencies', rating, status: 'Current', assessmentDate: visit }] },
    },
  ],
});

const plain = {
  inherited: false,
  mixed: false,
  unknownWords: [],
  unknownStatuses: [],
  newerIsHistoric: false,
  otherServicesOnly: [],
  questionInadequate: false,
};

const cases: [string, Location, RatingFound][] = [
  [
    'is the one of the report when there is no assessment',
    aLocation().rated('Good', '2023-05-06').onRegister(),
    { ...plain, rating: 'Good', date: '2023-05-06', source: 'current-ratings' },
  ],
  [
    'is the one of the assessment when there is no report',
    anUnratedLocation().assessed(homeCare('Requires Improvement', '2025-06-12')).onRegister(),
    { ...plain, rating: 'Requires improvement', date: '2025-06-12', source: 'assessment' },
  ],
  [
    'is Inadequate by a newer assessment, whatever an old report still says',
    aLocation().rated('Good', '2021-01-01').assessed(homeCare('Inadequate', '2025-06-12')).onRegister(),
    { ...plain, rating: 'Inadequate', date: '2025-06-12', source: 'assessment' },
  ],
  [
    'is Good by a newer assessment, whatever an old report still says',
    aLocation().rated('Inadequate', '2021-01-01').assessed(homeCare('Good', '2025-06-12')).onRegister(),
    { ...plain, rating: 'Good', date: '2025-06-12', source: 'assessment' },
  ],
  [
    'is Inadequate by a report that is newer than the assessment',
    aLocation().rated('Inadequate', '2025-09-01').assessed(homeCare('Good', '2025-06-12')).onRegister(),
    { ...plain, rating: 'Inadequate', date: '2025-09-01', source: 'current-ratings' },
  ],
  [
    'stays Inadequate, and mixed, while a Current group is, even beside a newer Good report',
    aLocation().rated('Good', '2025-09-01').assessed(homeCare('Inadequate', '2025-06-12')).onRegister(),
    { ...plain, rating: 'Inadequate', date: '2025-06-12', source: 'assessment', mixed: true },
  ],
  [
    'is the assessment’s when report and assessment are of one day',
    aLocation().rated('Good', '2025-06-12').assessed(homeCare('Requires improvement', '2025-06-12')).onRegister(),
    { ...plain, rating: 'Requires improvement', date: '2025-06-12', source: 'assessment' },
  ],
  [
    'is the worse of two, and mixed, when nobody can tell which is the newer',
    aLocation().rated('Inadequate').assessed(homeCare('Good', '2025-06-12')).onRegister(),
    { ...plain, rating: 'Inadequate', source: 'current-ratings', mixed: true },
  ],
  [
    'takes no notice of Historic groups',
    anUnratedLocation()
      .assessed(homeCare('Inadequate', '2023-01-01', 'Historic'), homeCare('Good', '2025-06-12', 'CURRENT'))
      .onRegister(),
    { ...plain, rating: 'Good', date: '2025-06-12', source: 'assessment' },
  ],
  [
    'is the worse of two Current groups, and mixed',
    anUnratedLocation()
      .assessed(homeCare('Good', '2025-06-12'), supportedLiving('Requires improvement', '2025-05-01'))
      .onRegister(),
    { ...plain, rating: 'Requires improvement', date: '2025-05-01', source: 'assessment', mixed: true },
  ],
  [
    'is Inadequate, and mixed, when one of two Current groups that may be home care is',
    anUnratedLocation()
      .assessed(homeCare('Good', '2025-06-12'), supportedLiving('Inadequate', '2025-05-01'))
      .onRegister(),
    { ...plain, rating: 'Inadequate', date: '2025-05-01', source: 'assessment', mixed: true },
  ],
  [
    'is not mixed by two groups that agree',
    anUnratedLocation().assessed(homeCare('Good', '2025-06-12'), supportedLiving('good', '2025-05-01')).onRegister(),
    { ...plain, rating: 'Good', date: '2025-06-12', source: 'assessment' },
  ],
  [
    'is the home care’s, and mixed, beside a care home that is Inadequate',
    anUnratedLocation().assessed(homeCare('Good', '2025-06-12'), careHomes('Inadequate', '2025-05-01')).onRegister(),
    { ...plain, rating: 'Good', date: '2025-06-12', source: 'assessment', mixed: true },
  ],
  [
    'is the only group’s under another service’s name, and tells that no other is rated',
    anUnratedLocation().assessed(careHomes('Inadequate', '2025-05-01')).onRegister(),
    {
      ...plain,
      rating: 'Inadequate',
      date: '2025-05-01',
      source: 'assessment',
      otherServicesOnly: ['Care Homes (Inadequate)'],
    },
  ],
  ...(['Good', 'Inadequate'] as const).map((reported): [string, Location, RatingFound] => [
    `stays ${reported} by its report, whatever a newer group of another service says`,
    aLocation().rated(reported, '2023-05-06').assessed(careHomes('Requires improvement', '2026-02-02')).onRegister(),
    {
      ...plain,
      rating: reported,
      date: '2023-05-06',
      source: 'current-ratings',
      otherServicesOnly: ['Care Homes (Requires improvement)'],
    },
  ]),
  [
    'is dated by the publication when the group gives no date',
    anUnratedLocation().assessed(homeCare('Good')).onRegister(),
    { ...plain, rating: 'Good', date: '2025-07-01', source: 'assessment' },
  ],
  [
    'heeds an overall assessment, should the register begin to send one',
    anUnratedLocation()
      .with({ assessment: [{ ratings: { overall: [{ rating: 'Inadequate', status: 'Current' }] } }] })
      .onRegister(),
    { ...plain, rating: 'Inadequate', source: 'assessment' },
  ],
  [
    'is marked as inherited when another registration earned it',
    anUnratedLocation().inheriting('Good', '1-333333333').onRegister(),
    { ...plain, rating: 'Good', date: '2023-01-01', source: 'current-ratings', inherited: true },
  ],
  [
    'is the location’s own when the register repeats its own id',
    anUnratedLocation().inheriting('Good', '1-111111111').onRegister(),
    { ...plain, rating: 'Good', date: '2023-01-01', source: 'current-ratings' },
  ],
  [
    'is no longer inherited once the location was assessed itself',
    anUnratedLocation().inheriting('Good', '1-333333333').assessed(homeCare('Good', '2025-06-12')).onRegister(),
    { ...plain, rating: 'Good', date: '2025-06-12', source: 'assessment' },
  ],
  [
    'is none where there was no inspection',
    anUnratedLocation().onRegister(),
    { ...plain, rating: 'not-rated', source: 'none' },
  ],
  [
    'is none where the inspection gave none',
    aLocation().rated('Inspected but not rated', '2024-01-01').onRegister(),
    { ...plain, rating: 'not-rated', source: 'none' },
  ],
  [
    'is the report’s where the assessment gave none',
    aLocation()
      .rated('Good', '2021-01-01')
      .assessed(homeCare('Insufficient evidence to rate', '2025-06-12'))
      .onRegister(),
    { ...plain, rating: 'Good', date: '2021-01-01', source: 'current-ratings' },
  ],
  ...[undefined, 'Active', 'Assessed', 'Superseded'].map((status): [string, Location, RatingFound] => [
    `counts a newer assessment whose status is ${status ?? 'absent'}, and tells the status`,
    aLocation()
      .rated('Good', '2021-01-01')
      .assessed({ name: 'Homecare agencies', rating: 'Inadequate', assessmentDate: '2026-02-01', status })
      .onRegister(),
    { ...plain, rating: 'Inadequate', date: '2026-02-01', source: 'assessment', unknownStatuses: [status ?? ''] },
  ]),
  [
    'takes no notice of a Historic group’s word, however it is written',
    aLocation()
      .assessed(homeCare('Odd', '2022-01-01', ' HISTORIC '))
      .onRegister(),
    { ...plain, rating: 'Good', date: '2023-05-06', source: 'current-ratings' },
  ],
  [
    'tells that a newer one is called historic',
    aLocation()
      .rated('Good', '2021-01-01')
      .assessed(homeCare('Inadequate', '2026-02-01', 'Historic'))
      .onRegister(),
    { ...plain, rating: 'Good', date: '2021-01-01', source: 'current-ratings', newerIsHistoric: true },
  ],
  [
    'tells that a newer report is called historic',
    aLocation()
      .rated('Good', '2021-01-01')
      .with({ historicRatings: [{ reportDate: '2024-01-01', overall: { rating: 'Inadequate' } }] })
      .onRegister(),
    { ...plain, rating: 'Good', date: '2021-01-01', source: 'current-ratings', newerIsHistoric: true },
  ],
  [
    'compares publication with publication: an assessment published after a report is the newer',
    aLocation()
      .rated('Inadequate', '2026-05-01')
      .with(visitedThenPublished('Good', '2026-02-02', '2026-07-20'))
      .onRegister(),
    { ...plain, rating: 'Good', date: '2026-02-02', source: 'assessment' },
  ],
  [
    'compares visit with visit: where visits and publications came in opposite orders, it is the worse, and mixed',
    aLocation()
      .rated('Inadequate', '2026-05-01')
      .with({
        ...visitedThenPublished('Good', '2026-02-02', '2026-07-20'),
        reports: [{ reportDate: '2026-05-01', firstVisitDate: '2026-04-08' }],
      })
      .onRegister(),
    { ...plain, rating: 'Inadequate', date: '2026-05-01', source: 'current-ratings', mixed: true },
  ],
  [
    'is the worse of two, and mixed, when only unlike dates are there and could be either way',
    aLocation().rated('Inadequate', '2026-05-01').with(visitedThenPublished('Good', '2026-02-02')).onRegister(),
    { ...plain, rating: 'Inadequate', date: '2026-05-01', source: 'current-ratings', mixed: true },
  ],
  [
    'is the assessment’s when the report was out before its visit',
    aLocation().rated('Inadequate', '2021-05-01').with(visitedThenPublished('Good', '2026-02-02')).onRegister(),
    { ...plain, rating: 'Good', date: '2026-02-02', source: 'assessment' },
  ],
  [
    'is the worse of two, and mixed, when both were published on one day',
    aLocation()
      .rated('Inadequate', '2026-07-20')
      .with(visitedThenPublished('Good', undefined, '2026-07-20'))
      .onRegister(),
    { ...plain, rating: 'Inadequate', date: '2026-07-20', source: 'current-ratings', mixed: true },
  ],
  [
    'tells that it is better than a key question allows',
    anUnratedLocation()
      .assessed({ ...homeCare('Good', '2025-06-12'), keyQuestionRatings: [{ name: 'Safe', rating: 'Inadequate' }] })
      .onRegister(),
    { ...plain, rating: 'Good', date: '2025-06-12', source: 'assessment', questionInadequate: true },
  ],
  [
    'tells the words that it does not know',
    aLocation().rated('Marvellous', '2025-01-01').assessed(homeCare('So-so', '2025-06-12')).onRegister(),
    { ...plain, rating: 'not-rated', source: 'none', unknownWords: ['So-so', 'Marvellous'] },
  ],
];

describe('a location’s rating', () => {
  it.each(cases)('%s', (_sentence, location, found) => {
    expect(ratingOf(location)).toEqual(found);
  });

  it('counts care home groups where accommodation is what the agreement asks for', () => {
    const location = anUnratedLocation()
      .assessed(homeCare('Good', '2025-06-12'), careHomes('Inadequate', '2025-05-01'))
      .onRegister();
    expect(ratingOf(location, { name: 'Accommodation', code: 'RA2' }).rating).toBe('Inadequate');
  });
});
