import type { ApplicationRepository } from '../../adapters/dynamodb/applications.ts';
import type { AsItCounts } from '../../domain/application/corrected.ts';
import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import type { FrozenApplication } from '../../domain/application/submission.ts';

/** The application a task works on. A task is never given one that was not unsealed, so its absence is a fault. */
export const storedApplication = async (
  applications: ApplicationRepository,
  applicationId: string,
): Promise<OpenedApplication> => {
  const application = await applications.get(applicationId);
  if (!application) throw new Error(`There is no application ${applicationId}`);
  return application;
};

/** What an application asked and answered when it was submitted. It is kept with the application, so its absence is a fault. */
export const storedSubmission = async (
  applications: ApplicationRepository,
  applicationId: string,
): Promise<FrozenApplication> => {
  const frozen = await applications.frozen(applicationId);
  if (!frozen) throw new Error(`The answers of ${applicationId} are missing`);
  return frozen;
};

/** What an application asked and answered, as it counts: as it was frozen, with what an officer accepted as corrected. Its absence is a fault. */
export const storedAnswers = async (
  applications: ApplicationRepository,
  application: OpenedApplication,
): Promise<AsItCounts> => {
  const answers = await applications.answers(application);
  if (!answers) throw new Error(`The answers of ${application.applicationId} are missing`);
  return answers;
};
