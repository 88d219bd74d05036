import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { storedApplication } from '../stored-application.ts';

interface Deps {
  readonly applications: ApplicationRepository;
  readonly now: Now;
}

const MOST_TRIES = 4;

/**
 * Notes on an application that it waits for no contract, which takes it out of the places that do. Noted before, it changes nothing.
 * @throws Conflict where somebody goes on changing it: the next attempt at the contracts notes it
 */
export const noteContract = async (
  { applications, now }: Deps,
  read: OpenedApplication,
  action: string,
): Promise<void> => {
  for (let [tries, application] = [1, read]; !application.isContracted; tries += 1) {
    try {
      return await applications.change(application, { isContracted: true }, { at: now(), action });
    } catch (error) {
      if (!(error instanceof Conflict) || tries === MOST_TRIES) throw error;
    }
    application = await storedApplication(applications, read.applicationId);
  }
};
