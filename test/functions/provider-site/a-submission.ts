import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
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
