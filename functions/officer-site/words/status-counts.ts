import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { type ApplicationStatus, applicationStatus } from '../../../domain/application/status.ts';
import { applicationWords, type StatusWords } from './statuses.ts';

/** How many applications stand at each status, in the order of the process; statuses with none are left out. */
export const statusCounts = (
  applications: readonly Pick<OpenedApplication, 'status'>[],
): readonly { readonly status: ApplicationStatus; readonly words: StatusWords; readonly count: number }[] =>
  applicationStatus.options
    .map((status) => ({
      status,
      words: applicationWords[status],
      count: applications.filter((application) => application.status === status).length,
    }))
    .filter(({ count }) => count > 0);
