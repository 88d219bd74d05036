import { type Kind, locationIdOf, otherNumber } from './kinds.ts';
import { companyOf, dateIn, type Firm, homeCareLocation } from './make-records.ts';
import { assessed, type GroupRating, reported } from './ratings-json.ts';
import type { RecordJson } from './record-json.ts';

/** What the register holds of a firm of this kind: its provider, and its locations, the one meant first. */
export const recordsOfKind = (kind: Kind, firm: Firm): RecordJson[] => makers[kind](firm);

const homeCare = 'Homecare agencies';

const assessment = (firm: Firm, year: number, ...groups: GroupRating[]) => ({
  assessment: [assessed(dateIn(year, firm), `AP${firm.number}`, groups)],
  assessmentServiceGroup: groups.map(({ name }, at) => ({
    assessmentServiceId: `asg-${at + 1}`,
    assessmentServiceName: name,
    status: 'Active',
  })),
});

const single = (firm: Firm, fields: Record<string, unknown>): RecordJson[] => [
  homeCareLocation(firm, fields),
  companyOf(firm),
];

const ratedByReport =
  (rating: string, year = 2023) =>
  (firm: Firm): RecordJson[] =>
    single(firm, reported(rating, dateIn(year, firm), firm.number));

/** The firm's other registration, under another ID: the one before, or the one after. */
const otherRegistration = (firm: Firm): Firm => ({ ...firm, number: otherNumber(firm.number) });

const relatedTo = (other: Firm, type: 'HSCA Predecessor' | 'HSCA Successor') => ({
  relationships: [
    {
      relatedLocationId: locationIdOf(other.number),
      relatedLocationName: other.name,
      type,
      reason: 'New Provider',
    },
  ],
});

const closed = { registrationStatus: 'Deregistered', regulatedActivities: [] };

const makers = {
  good: ratedByReport('Good'),
  outstanding: ratedByReport('Outstanding'),
  requiresImprovement: ratedByReport('Requires improvement', 2024),
  inadequate: ratedByReport('Inadequate', 2025),
  inadequateSaf: (firm) =>
    single(firm, {
      currentRatings: { serviceRatings: [{ name: 'care', rating: 'Good', reportDate: dateIn(2020, firm) }] },
      ...assessment(firm, 2025, { name: homeCare, rating: 'Inadequate' }),
    }),
  staleGoodBesideInadequate: (firm) =>
    single(firm, {
      ...reported('Good', dateIn(2021, firm), firm.number),
      ...assessment(firm, 2025, { name: homeCare, rating: 'Inadequate' }),
    }),
  neverRated: (firm) => single(firm, { registrationDate: dateIn(2025, firm) }),
  inspectedNotRated: (firm) =>
    single(firm, {
      currentRatings: {
        overall: {
          rating: 'Inspected but not rated',
          useOfResources: {},
          keyQuestionRatings: [{ name: 'Safe', rating: 'Inspected but not rated' }],
        },
      },
      lastInspection: { date: dateIn(2024, firm) },
    }),
  deregistered: (firm) => [
    homeCareLocation(firm, {
      ...closed,
      deregistrationDate: dateIn(2024, firm),
      ...reported('Good', dateIn(2019, firm), firm.number),
    }),
    companyOf(firm, 1, { registrationStatus: 'Deregistered', deregistrationDate: dateIn(2024, firm) }),
  ],
  reRegistered: (firm) => {
    const successor = otherRegistration(firm);
    return [
      ...single(firm, {
        ...closed,
        deregistrationDate: dateIn(2024, firm),
        ...relatedTo(successor, 'HSCA Successor'),
      }),
      ...single(successor, { registrationDate: dateIn(2024, firm), ...relatedTo(firm, 'HSCA Predecessor') }),
    ];
  },
  dormant: (firm) =>
    single(firm, {
      ...reported('Good', dateIn(2023, firm), firm.number),
      dormancy: 'Y',
      dormancyStartDate: dateIn(2025, firm),
    }),
  inheritedRating: (firm) => {
    const predecessor = otherRegistration(firm);
    return [
      ...single(firm, {
        registrationDate: dateIn(2024, firm),
        ...relatedTo(predecessor, 'HSCA Predecessor'),
        ...reported('Good', dateIn(2022, firm), firm.number, locationIdOf(predecessor.number)),
      }),
      ...single(predecessor, {
        ...closed,
        deregistrationDate: dateIn(2024, firm),
        ...relatedTo(firm, 'HSCA Successor'),
      }),
    ];
  },
  twoGroupsDiffer: (firm) =>
    single(
      firm,
      assessment(
        firm,
        2025,
        { name: homeCare, rating: 'Good' },
        { name: 'Supported living', rating: 'Requires improvement' },
      ),
    ),
  oneGroupInadequate: (firm) =>
    single(
      firm,
      assessment(firm, 2025, { name: homeCare, rating: 'Good' }, { name: 'Supported living', rating: 'Inadequate' }),
    ),
  severalLocations: (firm) => [
    ...[0, 1, 2].map((nth) => homeCareLocation(firm, reported('Good', dateIn(2023, firm), firm.number), nth)),
    companyOf(firm, 3),
  ],
  oneOfSeveral: (firm) => [
    homeCareLocation(firm, reported('Good', dateIn(2023, firm), firm.number)),
    homeCareLocation(
      firm,
      {
        careHome: 'Y',
        numberOfBeds: 24,
        regulatedActivities: [
          { name: 'Accommodation for persons who require nursing or personal care', code: 'RA2', contacts: [] },
        ],
        gacServiceTypes: [{ name: 'Residential homes', description: 'Care home service without nursing' }],
        inspectionCategories: [{ code: 'S1', primary: 'true', name: 'Residential social care' }],
      },
      1,
    ),
    homeCareLocation(firm, { ...closed, deregistrationDate: dateIn(2022, firm) }, 2),
    companyOf(firm, 3),
  ],
  noCompaniesHouse: (firm) => [
    homeCareLocation(firm, reported('Good', dateIn(2023, firm), firm.number)),
    companyOf(firm, 1, { ownershipType: 'Individual', name: firm.name, companiesHouseNumber: undefined }),
  ],
  withoutPersonalCare: (firm) =>
    single(firm, {
      ...reported('Good', dateIn(2023, firm), firm.number),
      regulatedActivities: [{ name: 'Treatment of disease, disorder or injury', code: 'RA5', contacts: [] }],
      gacServiceTypes: [{ name: 'Community health care', description: 'Community healthcare service' }],
    }),
  requiresImprovementSaf: (firm) =>
    single(firm, {
      ...reported('Good', dateIn(2021, firm), firm.number),
      ...assessment(firm, 2025, { name: homeCare, rating: 'Requires Improvement' }),
    }),
  unknownWord: ratedByReport('Awaiting recalibration', 2025),
  providerDeregistered: (firm) => [
    homeCareLocation(firm, reported('Good', dateIn(2023, firm), firm.number)),
    companyOf(firm, 1, { registrationStatus: 'Deregistered', deregistrationDate: dateIn(2025, firm) }),
  ],
} as const satisfies Record<Kind, (firm: Firm) => RecordJson[]>;
