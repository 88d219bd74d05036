import type { Place } from '../../../domain/notices/awarded.ts';
import { anAgreement } from '../an-agreement.ts';

const madeAt = '2027-05-20T09:00:00.000Z';

/** A provider's place on a lot, held by a company unless `companyNumber` is left out. */
export const aPlace = (lot: string, changes: Partial<Place> = {}): Place => ({
  contractId: `s1-home-care-${lot}-0a1b2c3d4e5f`,
  lot,
  providerName: 'Alder Lane Home Care',
  companyNumber: '00000101',
  locationId: '1-990000101',
  from: '2027-05-20',
  to: '2028-08-31',
  awardedAt: madeAt,
  ...changes,
});

/** A company on lots A and C, and a sole trader on lot A. */
export const someAward = (
  changes: { readonly places?: readonly Place[]; readonly regime?: 'PCR-2015' | 'PA-2023' } = {},
) => ({
  agreement: anAgreement({ regime: changes.regime ?? 'PCR-2015' }),
  windowId: 's1-home-care-2027-03-01',
  decidedAt: '2027-05-06T14:30:00.000Z',
  places: changes.places ?? [
    aPlace('A'),
    aPlace('C'),
    aPlace('A', {
      contractId: 's1-home-care-A-5f4e3d2c1b0a',
      providerName: 'Beech Bridge Homecare',
      companyNumber: undefined,
      locationId: '1-990000102',
    }),
  ],
});
