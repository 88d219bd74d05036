import * as z from 'zod';
import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import type { Table, Write } from './table.ts';

type Claiming = Pick<OpenedApplication, 'agreementId' | 'locationId' | 'applicationId' | 'providerId'>;

const claim = z.object({ applicationId: z.string(), providerId: z.string() });
const partition = ({ agreementId, locationId }: Pick<Claiming, 'agreementId' | 'locationId'>) =>
  `LOCATION#${agreementId}#${locationId}`;

/**
 * Notes that an application uses a location, for the transaction from which it does. The note stays: whether the application still does
 * is for its own record to say.
 */
export const claimWrite = (records: Table, claiming: Claiming): Write => {
  const { applicationId, providerId } = claiming;
  return records.putWrite({ pk: partition(claiming), sk: applicationId, applicationId, providerId });
};

/** Every application of an agreement that has ever used a location. */
export const claimsOf = (records: Table, location: Pick<Claiming, 'agreementId' | 'locationId'>) =>
  records.every(claim, partition(location));
