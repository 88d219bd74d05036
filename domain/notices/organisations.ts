import type { Agreement } from '../agreement/agreement.ts';

/** An organisation as a notice names it: `id` is its register's scheme (org-id.guide) and what it goes by there. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly identifier: { readonly scheme: string; readonly id: string; readonly legalName: string };
}

/** A provider with a place, as a notice may name it: nothing of it tells which account applied. */
export interface Supplier {
  readonly providerName: string;
  readonly companyNumber?: string | undefined;
  /** The CQC location that the place is held for. */
  readonly locationId: string;
  /** When its name was last known, ISO 8601: the newest name is told everywhere. */
  readonly awardedAt: string;
}

const party = (scheme: string, id: string, name: string): Party => ({
  id: `${scheme}-${id}`,
  name,
  identifier: { scheme, id, legalName: name },
});

/** The council, by the register that its agreement's file names. */
export const buyerOf = ({ council, buyer }: Pick<Agreement, 'council' | 'buyer'>): Party =>
  party(buyer.scheme, buyer.id, council);

/** By Companies House where there is a number; who has none, such as a sole trader, is named by the location on CQC's register. */
const inItsRegister = ({ providerName, companyNumber, locationId }: Supplier): Party =>
  companyNumber ? party('GB-COH', companyNumber, providerName) : party('GB-CQC', locationId, providerName);

export const supplierIdOf = (supplier: Supplier): string => inItsRegister(supplier).id;

/** Every organisation once, by its id, under the name that was last known: one that changed its name has the new one throughout. */
export const partiesOf = (suppliers: readonly Supplier[]): readonly Party[] => {
  const newestLast = suppliers.toSorted((one, other) => (one.awardedAt < other.awardedAt ? -1 : 1));
  const byId = new Map(newestLast.map((supplier) => [supplierIdOf(supplier), inItsRegister(supplier)]));
  return [...byId.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
};
