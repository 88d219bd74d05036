import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { paths } from '../paths.ts';

/** Where to look when something about an application was not done. */
export const seeApplication = ({ windowId, applicationId, organisationName }: OpenedApplication) => ({
  href: paths.window(windowId).application(applicationId).page,
  text: `See the application of ${organisationName}`,
});
