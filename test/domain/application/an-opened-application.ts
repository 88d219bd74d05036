import type { OpenedApplication } from '../../../domain/application/opened-application.ts';

/** An application after unsealing, by Alder Lane Home Care, save for what a case changes of it. */
export const anOpenedApplication = (changes: Partial<OpenedApplication> = {}): OpenedApplication => ({
  applicationId: 's1-home-care-2027-03-01.p1',
  windowId: 's1-home-care-2027-03-01',
  agreementId: 's1-home-care',
  providerId: 'p1',
  organisationName: 'Alder Lane Home Care',
  locationId: '1-990000101',
  email: 'ash@example.com',
  lots: ['A', 'C'],
  receipt: {
    reference: 'HC-2703-ABCDEF',
    submittedAt: '2027-03-30T11:00:00.000Z',
    hash: 'a'.repeat(64),
    attempt: 1,
  },
  status: 'scored',
  registration: {
    outcome: 'pass',
    findings: [],
    rating: 'Good',
    ratingDate: '2023-04-08',
    checkedAt: '2027-03-31T11:05:00.000Z',
  },
  evaluators: [],
  version: 1,
  ...changes,
});
