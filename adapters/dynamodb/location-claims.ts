import * as z from 'zod';
import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import type { Table, Write } from './table.ts';

type Claiming = Pick<OpenedApplication, 'agreementId' | 'locationId' | 'applicationId' | 'providerId'>;

/** `isContracted` once there is a contract for the location from the application. */
const claim = z.object({ applicationId: z.string(), providerId: z.string(), isContracted: z.boolean().optional() });
type Claim = z.infer<typeof claim>;

const partition = ({ agreementId, locationId }: Pick<Claiming, 'agreementId' | 'locationId'>) =>
  `LOCATION#${agreementId}#${locationId}`;

/**
 * Notes that an application uses a location, for the transaction from which it does, or from which it has a contract for it. The note
 * stays: whether the application still does is for its own record to say.
 */
export const claimWrite = (records: Table, claiming: Claiming & Pick<Claim, 'isContracted'>): Write => {
  const { applicationId, providerId, isContracted } = claiming;
  return records.putWrite({ pk: partition(claiming), sk: applicationId, applicationId, providerId, isContracted });
};

/** Every application of an agreement that has ever used a location. */
export const claimsOf = (records: Table, location: Pick<Claiming, 'agreementId' | 'locationId'>) =>
  records.every(claim, partition(location));
