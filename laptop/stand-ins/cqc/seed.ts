import { demoFirmsToRecord } from './demo-firms.ts';
import { KIND, type Kind } from './kinds.ts';
import type { RecordJson } from './record-json.ts';
import { recordsOfKind } from './records-of-kind.ts';

const names = {
  good: 'Demo Willow Lane Home Care',
  outstanding: 'Demo Bright Morning Home Care',
  requiresImprovement: 'Demo Half Way Home Care',
  inadequate: 'Demo Broken Gate Home Care',
  inadequateSaf: 'Demo Fallen Oak Home Care',
  staleGoodBesideInadequate: 'Demo Faded Sign Home Care',
  neverRated: 'Demo New Leaf Home Care',
  inspectedNotRated: 'Demo Early Visit Home Care',
  deregistered: 'Demo Closed Door Home Care',
  reRegistered: 'Demo Moved On Home Care',
  dormant: 'Demo Winter Sleep Home Care',
  inheritedRating: 'Demo Second Owner Home Care',
  twoGroupsDiffer: 'Demo Two Rivers Home Care',
  oneGroupInadequate: 'Demo Split Path Home Care',
  severalLocations: 'Demo Three Corners Home Care',
  oneOfSeveral: 'Demo Old House Home Care',
  noCompaniesHouse: 'Demo One Person Home Care',
  withoutPersonalCare: 'Demo Clinic Steps Treatment',
  requiresImprovementSaf: 'Demo Rough Edge Home Care',
  unknownWord: 'Demo Strange Word Home Care',
  providerDeregistered: 'Demo Lost Parent Home Care',
} as const satisfies Record<Kind, string>;

const isKind = (name: string): name is Kind => name in KIND;

/**
 * What the stand-in's register holds to begin with: one firm of each kind, the demonstration's 109, and its two
 * accounts'.
 */
export const seed = (): RecordJson[] => [
  ...Object.keys(KIND)
    .filter(isKind)
    .flatMap((kind, at) => recordsOfKind(kind, { number: at + 1, name: names[kind], town: 'Stafford' })),
  ...demoFirmsToRecord().flatMap(({ firm, kind }) => recordsOfKind(kind, firm)),
];
