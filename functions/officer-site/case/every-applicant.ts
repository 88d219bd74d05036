import { tellUnreadable, UnreadableRecord } from '../../../adapters/dynamodb/unreadable.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { Applicants } from '../../../domain/award/applicants.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';

/** The applications of a window, to be shown. A window has some hundred, so few reads give them all. */
export const everyApplication = (deps: Pick<Deps, 'applications'>, windowId: string) =>
  Array.fromAsync(deps.applications.readable(windowId));

/** The applications of a window, to be decided on together. @throws Problem 409 where one of them cannot be read */
export const allApplications = async (
  deps: Pick<Deps, 'applications'>,
  windowId: string,
): Promise<readonly OpenedApplication[]> => {
  try {
    return await Array.fromAsync(deps.applications.every(windowId));
  } catch (error) {
    if (!(error instanceof UnreadableRecord)) throw error;
    tellUnreadable(error);
    throw notReadable(windowId);
  }
};

/** Every applicant of a window, as a deed on its award is about them. @throws Problem 409 where the record of one cannot be read */
export const everyApplicant = async (
  deps: Pick<Deps, 'applications' | 'setAside'>,
  windowId: string,
): Promise<Applicants> => {
  const [applications, setAside] = await Promise.all([allApplications(deps, windowId), deps.setAside.ever(windowId)]);
  return { applications, setAside };
};

const notReadable = (windowId: string): Problem =>
  new Problem(409, {
    title: 'One of the applications cannot be read',
    lines: [
      'The record of one application is damaged, so nothing is decided on all of them together. Nothing was saved.',
      'The people who run the service have been told, and can restore it.',
    ],
    link: { href: paths.window(windowId).page, text: 'Back to the window' },
  });
