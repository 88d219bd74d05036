import { s1Questionnaire } from './s1-questionnaire.ts';

/**
 * S1: Staffordshire's Home Care Platform Agreement, under PCR 2015 (notice 2021/S 000-001164).
 * Zones, lots, term and regime are from public sources; what none states is listed in `demonstrationData`.
 */
export const s1HomeCare = {
  id: 's1-home-care',
  title: 'Home Care Platform Agreement',
  council: 'Staffordshire County Council',
  buyer: { scheme: 'GB-LAE', id: 'STS' },
  service: 'Home care, including respite and sitting, for all adults with eligible needs',
  kind: 'platform-agreement',
  regime: 'PCR-2015',
  lightTouch: true,
  notice: '2021/S 000-001164',
  term: {
    from: '2021-09-01',
    to: '2025-08-31',
    extensions: [
      { to: '2026-08-31', taken: true },
      { to: '2027-08-31', taken: true },
      { to: '2028-08-31', taken: true },
    ],
  },
  regulator: { name: 'CQC', activity: { code: 'RA1', name: 'Personal care' } },
  zones: [
    { id: '1', name: 'East Staffordshire', area: 'north' },
    { id: '2', name: 'Tamworth', area: 'south' },
    { id: '3', name: 'Lichfield', area: 'south' },
    { id: '4', name: 'Moorlands north', area: 'north' },
    { id: '5', name: 'Moorlands south', area: 'north' },
    { id: '6', name: 'Newcastle', area: 'north' },
    { id: '7', name: 'Newcastle north', area: 'north' },
    { id: '8', name: 'Stafford', area: 'north' },
    { id: '9', name: 'South Staffordshire north', area: 'south' },
    { id: '10', name: 'South Staffordshire', area: 'south' },
    { id: '11', name: 'Cannock south', area: 'south' },
    { id: '12', name: 'Cannock north', area: 'south' },
  ],
  lots: [
    {
      id: 'A',
      title: 'Standard home care',
      description: 'Visits at home at one consolidated hourly rate.',
      estimatedValue: 30_000_000,
      rates: [{ service: 'Standard home care', pounds: 24.6, unit: 'an hour' }],
    },
    {
      id: 'B',
      title: 'Complex and live-in care',
      description: 'Non-standard care by specially trained staff, and care workers who live in.',
      estimatedValue: 9_000_000,
      rates: [
        { service: 'Complex home care', pounds: 27.8, unit: 'an hour' },
        { service: 'Live-in care', pounds: 1495, unit: 'a week' },
      ],
    },
    {
      id: 'C',
      title: 'Carers’ respite and sitting',
      description: 'Time off for unpaid carers: somebody to sit with, or care for, the person at home.',
      estimatedValue: 6_000_000,
      liveFrom: '2022-09-01',
      rates: [{ service: 'Respite and sitting', pounds: 23.4, unit: 'an hour' }],
    },
  ],
  estimatedValue: 45_000_000,
  windows: {
    kind: 'recurring',
    openings: [
      { month: 3, day: 1 },
      { month: 9, day: 1 },
    ],
    opensAt: '09:00',
    openDays: 30,
    closesAt: '12:00',
  },
  outcomeLetters: {
    questions:
      'Write to home-care-agreement@example.gov.uk or telephone 01632 960 001, on working days from 9am to 5pm, and give the reference above. You can ask for more about your scores and the reasons for them, and we answer within 2 working days.',
    challenges:
      'Write to home-care-agreement@example.gov.uk before the standstill ends. Give the reference above, and say what you think is wrong and why. We record it as a challenge, which holds the award until it is settled, and answer you in writing.',
    whatNext:
      'We then send you the contract and an invitation to the brokerage portal. Have the insurance in place that the agreement asks for. Your place shows in the public register from the day of the contract.',
  },
  standstill: {
    applies: true,
    confirmedBy: 'The council’s lawyer (demonstration): standstill is applied to each round of this agreement',
  },
  representation: { days: 10 },
  insurance: { employersLiability: 10_000_000, publicLiability: 5_000_000, professionalIndemnity: 2_000_000 },
  questionnaire: s1Questionnaire,
  authorities: [
    {
      id: 'cabinet-2027',
      kind: 'cabinet-minute',
      reference: 'Cabinet minute 2027/014 (demonstration)',
      limit: 50_000_000,
      starts: '2027-01-20',
      expires: '2028-08-31',
      scope: { agreements: ['s1-home-care'], decisions: ['award'] },
    },
    {
      id: 'director-delegation',
      kind: 'delegation',
      reference: 'Scheme of delegation, part 3, item 12 (demonstration)',
      limit: 5_000_000,
      starts: '2026-04-01',
      expires: '2028-03-31',
      scope: { agreements: ['s1-home-care'], decisions: ['award', 'term-extension'] },
    },
    {
      id: 'winter-waiver-2026',
      kind: 'waiver',
      reference: 'Waiver W/2026/07 (demonstration)',
      limit: 60_000_000,
      starts: '2026-10-01',
      expires: '2026-12-31',
      scope: { agreements: ['s1-home-care'], decisions: ['term-extension'] },
    },
  ],
  demonstrationData: [
    'term.extensions (which options were taken after 2025)',
    'buyer.id (the council’s code in the register of local authorities, to be confirmed by the council)',
    'lots.rates',
    'lots.estimatedValue (the shares of the three lots)',
    'estimatedValue (public notices give £40m to £50m a year for two lots together)',
    'windows (months, days and hours of the two openings a year)',
    'outcomeLetters (contact details and times to answer)',
    'standstill.confirmedBy',
    'representation.days (no source states how long a provider may reply)',
    'insurance',
    'questionnaire (questions, weights, scale, threshold and floors)',
    'authorities',
  ],
};
