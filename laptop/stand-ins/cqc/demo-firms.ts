import { demoPerson } from './demo-people.ts';
import { KIND, type Kind, locationIdOf, providerIdOf } from './kinds.ts';
import type { Firm } from './make-records.ts';

export interface DemoFirm {
  readonly locationId: string;
  readonly providerId: string;
  readonly name: string;
  readonly kind: Kind;
}

/**
 * How many firms of each kind apply in the demonstration, 109 together as in the agreement's first round: 88 pass the
 * registration check, 13 are referred to an officer, and 8 fail it.
 */
export const demoCounts = {
  // These pass: 88.
  good: 66,
  outstanding: 6,
  requiresImprovement: 9,
  requiresImprovementSaf: 2,
  noCompaniesHouse: 3,
  oneOfSeveral: 2,
  // These are referred: 13.
  neverRated: 4,
  severalLocations: 3,
  inheritedRating: 2,
  inspectedNotRated: 1,
  dormant: 1,
  twoGroupsDiffer: 1,
  reRegistered: 1,
  // These fail: 8.
  deregistered: 2,
  inadequateSaf: 2,
  withoutPersonalCare: 2,
  inadequate: 1,
  staleGoodBesideInadequate: 1,
} as const satisfies Partial<Record<Kind, number>>;

/** The firms that the demonstration's own provider accounts speak for; they are not among the 109. */
export const demoAccounts = {
  willowLane: account(901, 'Willow Lane Home Care (demo)', 'good'),
  moorland: account(902, 'Moorland Care (demo)', 'neverRated'),
} as const;

function account(number: number, name: string, kind: Kind): DemoFirm {
  return { locationId: locationIdOf(number), providerId: providerIdOf(number), name, kind };
}

const firstWords = [
  'Alder',
  'Beech',
  'Bramble',
  'Cedar',
  'Clover',
  'Elder',
  'Fern',
  'Hazel',
  'Heather',
  'Juniper',
  'Larch',
];
const secondWords = ['Lane', 'Bridge', 'Meadow', 'Croft', 'Brook', 'Hill', 'Field', 'Gate', 'Grove', 'Mill'];
const services = ['Home Care', 'Homecare', 'Care at Home', 'Domiciliary Care'];
const towns = [
  'Stafford',
  'Leek',
  'Burton upon Trent',
  'Tamworth',
  'Lichfield',
  'Cannock',
  'Codsall',
  'Newcastle-under-Lyme',
];

const firstNumber = 1001;
const size = 109;

/** The demonstration's 109 home-care firms of Staffordshire, the same ones every time; all names are made up. */
export const demoFirms = (): DemoFirm[] => kindsInTurn().map((kind, at) => account(firstNumber + at, nameOf(at), kind));

/** The firms with the numbers and towns that their records are made from. */
export const demoFirmsToRecord = (): { readonly firm: Firm; readonly kind: Kind }[] => {
  const applying = demoFirms().map(({ name, kind }, at) => {
    const number = firstNumber + at;
    return { firm: { number, name, town: pick(towns, number), manager: demoPerson(at, 0) }, kind };
  });
  return [...applying, ...accountsWithNumbers()];
};

const accountsWithNumbers = () => [
  {
    firm: { number: 901, name: demoAccounts.willowLane.name, town: pick(towns, 901) },
    kind: demoAccounts.willowLane.kind,
  },
  { firm: { number: 902, name: demoAccounts.moorland.name, town: pick(towns, 902) }, kind: demoAccounts.moorland.kind },
];

/** The kinds of the 109 in an order that mixes them: 109 is prime, so that steps of 37 meet every place once. */
const kindsInTurn = (): Kind[] => {
  const grouped = Object.keys(KIND)
    .filter((name): name is keyof typeof demoCounts => name in demoCounts)
    .flatMap((kind) => Array<Kind>(demoCounts[kind]).fill(kind));
  return Array.from({ length: size }, (_, at) => pick(grouped, at * 37));
};

const nameOf = (at: number): string =>
  `Demo ${pick(firstWords, Math.floor(at / secondWords.length))} ${pick(secondWords, at)} ${pick(services, at * 3)}`;

const pick = <Item>(items: readonly Item[], at: number): Item => {
  const item = items[at % items.length];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
};
