import type { Correction } from '../../../domain/application/correction.ts';
import { applicationIdOf } from '../../../domain/application/opened-application.ts';

const windowId = 's1-home-care-2027-03-01';

/** What a provider is asked to correct, save for what a case changes of it: its organisation and whom the council should contact. */
export const aCorrection = (changes: Partial<Correction> = {}): Correction => {
  const { providerId = 'p1' } = changes;
  return {
    applicationId: applicationIdOf(windowId, providerId),
    windowId,
    providerId,
    round: 1,
    stage: 'registration',
    reference: 'HC-2703-ABCDEF',
    organisationName: 'Bright Care Ltd',
    email: `${providerId}@bright-care.example`,
    lots: ['A'],
    pages: [
      {
        page: 'organisation',
        title: 'Your organisation',
        values: { name: 'Bright Care Ltd', legalForm: 'company', companyNumber: '01234576', address: '1 High Street' },
      },
      {
        page: 'bidding',
        title: 'Working with others',
        values: { model: 'with-sub-contractors', others: 'Kind Hands' },
      },
    ],
    wrong: 'The company number has two figures the other way round than on the register.',
    askedAt: '2027-04-01T08:00:00.000Z',
    sendBy: '2027-04-06T23:00:00.000Z',
    version: 1,
    ...changes,
  };
};
