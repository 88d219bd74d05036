import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { Contract } from '../../../domain/award/award.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { clock, day } from '../../builders/clock.ts';
import { underSeal } from '../../support/under-seal.ts';
import type { ProviderSite } from './world.ts';

/** An application of a window that stands submitted, as it is once it is unsealed. */
export const aSubmission = async (
  { sealed }: Pick<ProviderSite, 'sealed'>,
  windowId: string,
  providerId: string,
): Promise<OpenedApplication> => {
  const application = anApplication('Bright Care', { windowId, providerId }).received();
  const seal = { email: application.email, promised: clock.now(), at: clock.now() };
  await sealed.submit(
    await sealed.start(windowId, providerId, clock.now()),
    frozenOf(application),
    application.receipt,
    await underSeal(sealed, windowId, seal),
    [],
  );
  return application;
};

/** A contract of it on a lot, from the tests' day on. */
export const aContractOf = (
  { contracts }: Pick<ProviderSite, 'contracts'>,
  { windowId, agreementId, applicationId, providerId, organisationName, locationId, receipt }: OpenedApplication,
  lot = 'A',
): Promise<Contract> =>
  contracts.make({
    contractId: `${agreementId}-${lot}-${receipt.hash.slice(0, 12)}`,
    agreementId,
    windowId,
    applicationId,
    providerId,
    providerName: organisationName,
    companyNumber: '01234567',
    locationId,
    lot,
    zones: [
      { zone: '1', hoursPerWeek: 120 },
      { zone: '8', hoursPerWeek: 40 },
    ],
    from: day,
    to: '2028-08-31',
    rating: 'Good',
    awardedAt: clock.now(),
  });
