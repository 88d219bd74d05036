import { seed } from '../../laptop/stand-ins/cqc/seed.ts';
import type { Applicant } from './good-answers.ts';

/** What a truthful applicant of this location says of itself: the names and the number that the stand-in's register holds. */
export const asRegistered = (locationId: string): Applicant => {
  const records = seed();
  const location = records.find((record) => record.organisationType === 'Location' && record.locationId === locationId);
  const provider = records.find(
    (record) => record.organisationType === 'Provider' && record.providerId === location?.providerId,
  );
  return {
    locationId,
    name: provider?.name ?? 'Demo Care',
    companyNumber: String(provider?.companiesHouseNumber ?? ''),
    signatory: 'Example Manager',
  };
};
