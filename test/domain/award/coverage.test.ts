import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../domain/application/list-counts.ts';
import { offersCorrected, offersIn } from '../../../domain/application/offers.ts';
import { coverageOf } from '../../../domain/award/coverage.ts';
import { anApplication } from '../../builders/an-application.ts';

const answers = {
  'capacity-A': { zones: ['1', '2'], 'hours-1': '40', 'hours-2': '60', 'hours-3': '500' },
  'capacity-B': { zones: '3', 'hours-3': '12' },
  'capacity-C': { zones: ['1'], 'hours-1': '7' },
};
const agreement = {
  lots: [
    { id: 'A', title: 'Standard', description: 'Visits', rates: [] },
    { id: 'B', title: 'Complex', description: 'Complex', rates: [] },
  ],
  zones: [
    { id: '1', name: 'North' },
    { id: '2', name: 'South' },
    { id: 'a.b', name: 'A zone whose id has a point' },
  ],
  need: { A: { '1': 100, '2': 100 } },
};
const offering = (name: string, zone: string, hoursPerWeek: number) =>
  anApplication(name, { offers: [{ lot: 'A', zone, hoursPerWeek }] });
const covered = (...applications: Parameters<typeof countsOf>[0]) =>
  coverageOf(agreement, countsOf(applications)).find(({ lot }) => lot === 'A');

describe('What an application offers', () => {
  it('is the zones chosen on its own lots with their hours, and nothing that is left of other choices', () => {
    expect(offersIn(['A', 'B'], answers)).toEqual([
      { lot: 'A', zone: '1', hoursPerWeek: 40 },
      { lot: 'A', zone: '2', hoursPerWeek: 60 },
      { lot: 'B', zone: '3', hoursPerWeek: 12 },
    ]);
  });

  it('is nothing where its answers cannot be read', () => {
    expect(offersIn(['A'], {})).toEqual([]);
    expect(offersIn(['A'], { 'capacity-A': { zones: ['1'], 'hours-1': 'many' } })).toEqual([]);
  });

  it('is otherwise once a corrected page counts, and only on that lot', () => {
    const offers = [...offersIn(['A', 'B'], answers)];
    const pages = [{ page: 'capacity-A', values: { zones: ['2'], 'hours-2': '5' } }];
    expect(offersCorrected({ lots: ['A', 'B'], offers }, pages)).toEqual([
      { lot: 'A', zone: '2', hoursPerWeek: 5 },
      { lot: 'B', zone: '3', hoursPerWeek: 12 },
    ]);
  });
});

describe('Coverage', () => {
  it('counts who applied, who passed the checks and who has a place, with their hours', () => {
    const lot = covered(
      offering('Received', '1', 10).received(),
      offering('Rejected', '1', 20).rejectedOnPrice(),
      offering('Below', '1', 30).scored(1),
      offering('Placed', '1', 40).scored(4),
    );
    expect(lot?.zones[0]).toMatchObject({
      applied: { offers: 4, hours: 100 },
      passed: { offers: 2, hours: 70 },
      placed: { offers: 1, hours: 40 },
      needed: 100,
      percent: 40,
      coverage: 'under-half',
    });
    expect(lot).toMatchObject({ applied: { offers: 4, hours: 100 }, needed: 200, percent: 20 });
  });

  it.each([
    [0, 'under-half'],
    [49, 'under-half'],
    [50, 'part'],
    [99, 'part'],
    [100, 'met'],
    [180, 'met'],
  ])('of %i hours where 100 are needed is %s', (hours, coverage) => {
    expect(covered(offering('Placed', '1', hours).scored(4))?.zones[0]).toMatchObject({ percent: hours, coverage });
  });

  it('says of a zone without a need whether there is any place, and of one that nobody offers that there is none', () => {
    const zones = covered(offering('Placed', 'a.b', 5).scored(4))?.zones;
    expect(zones?.map(({ coverage }) => coverage)).toEqual(['none', 'none', 'some']);
  });

  it('counts a place that was withheld, or fell with its award, no more', () => {
    const placed = offering('Placed', '1', 40).scored(4);
    expect(covered({ ...placed, status: 'place-withheld', awardedLots: [] })?.placed.offers).toBe(0);
    expect(covered({ ...placed, status: 'awarded', awardedLots: ['A'] })?.placed.offers).toBe(1);
  });
});
