import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import type { ContractRepository } from './contracts.ts';

type Awarded = Pick<OpenedApplication, 'applicationId' | 'agreementId' | 'providerId' | 'awardedLots'>;

/**
 * Answers of the applications of a window whether one waits for no contract: it has one, or its provider holds every place that it was
 * awarded already, from another window.
 */
export const contractsMade = async (
  { ofWindow, get }: Pick<ContractRepository, 'ofWindow' | 'get'>,
  windowId: string,
): Promise<(application: Awarded) => Promise<boolean>> => {
  const made = new Set<string>();
  for await (const { applicationId } of ofWindow(windowId)) made.add(applicationId);
  return async ({ applicationId, agreementId, providerId, awardedLots = [] }) => {
    if (made.has(applicationId)) return true;
    const held = await Promise.all(awardedLots.map((lot) => get(agreementId, lot, providerId)));
    return held.length > 0 && held.every((each) => each !== undefined);
  };
};
