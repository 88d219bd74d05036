import type { StoredDeclaration } from '../../adapters/dynamodb/evaluations.ts';
import { UnreadableRecord } from '../../adapters/dynamodb/unreadable.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import { statusesBefore } from '../../domain/application/status.ts';
import type { Applicants } from '../../domain/award/applicants.ts';
import type { Officer } from '../../domain/people/officer.ts';
import { momentInWords } from '../../domain/time/plain-words.ts';
import { cancellationOf } from '../../domain/window/cancelling.ts';
import type { Window } from '../../domain/window/window.ts';
import { notFound, Problem } from '../shared/web/problem.ts';
import type { Dependencies } from './dependencies.ts';
import { paths } from './paths.ts';

type Reads = Pick<Dependencies, 'windows' | 'applications' | 'evaluations'>;

/** Our ids, and nothing that a table would refuse as a key. */
const ID = /^[\w.-]{1,200}$/;

/** @throws Problem 404 where there is no such window */
export const windowAsked = async ({ windows }: Pick<Reads, 'windows'>, windowId: string): Promise<Window> => {
  const window = ID.test(windowId) ? await windows.get(windowId) : undefined;
  if (!window) throw notFound();
  return window;
};

/** A window whose applications may be looked at. @throws Problem 404, or 403 while they are sealed (docs/rules.md, rule 2) */
export const unsealedWindow = async (deps: Pick<Reads, 'windows'>, windowId: string): Promise<Window> => {
  const window = await windowAsked(deps, windowId);
  if (!window.unsealedAt) throw sealed(window);
  return window;
};

const sealed = ({ windowId, status, closesAt }: Window): Problem => {
  const link = { href: paths.window(windowId).page, text: 'Back to the window' };
  if (status === 'cancelled')
    return new Problem(403, {
      title: 'These applications were never opened',
      lines: ['The window was cancelled before its applications were unsealed. They stay sealed.'],
      link,
    });
  if (status === 'closed')
    return new Problem(403, {
      title: 'Applications are being unsealed',
      lines: [`The window closed at ${momentInWords(closesAt)}. Try again in a minute.`],
      link,
    });
  return new Problem(403, {
    title: 'Applications are sealed',
    lines: [
      `Applications are sealed until the window closes at ${momentInWords(closesAt)}.`,
      'Until then nobody at the council, whatever their role, can see who has applied, how many have, or what they wrote.',
    ],
    link,
  });
};

/** The window with its applications open to this officer: whatever their role, they declare conflicts of interest first. @throws Problem */
export const windowSeenBy = async (deps: Reads, officer: Officer, windowId: string): Promise<Seen> => {
  const window = await unsealedWindow(deps, windowId);
  const declaration = await declarationOf(deps, officer, windowId);
  return { window, declaration, conflicted: new Set(declaration.conflictedApplications) };
};

export interface Seen {
  readonly window: Window;
  readonly declaration: StoredDeclaration;
  /** Applications that this officer declared a conflict of interest with. */
  readonly conflicted: ReadonlySet<string>;
}

/** What this officer declared for a window. @throws Problem 403 where they have declared nothing yet */
export const declarationOf = async (
  { evaluations }: Pick<Reads, 'evaluations'>,
  { id }: Pick<Officer, 'id'>,
  windowId: string,
): Promise<StoredDeclaration> => {
  const declaration = await evaluations.declaration(windowId, id);
  if (declaration) return declaration;
  throw new Problem(403, {
    title: 'Declare conflicts of interest first',
    lines: ['Nobody sees anything of a window’s applications before they have declared any conflict of interest.'],
    link: { href: paths.window(windowId).declaration, text: 'Declare conflicts of interest' },
  });
};

/** One application, where this officer may look at it. @throws Problem */
export const applicationSeenBy = async (
  deps: Reads,
  officer: Officer,
  { windowId, applicationId }: { readonly windowId: string; readonly applicationId: string },
): Promise<{ readonly window: Window; readonly application: OpenedApplication }> => {
  const { window, conflicted } = await windowSeenBy(deps, officer, windowId);
  const application = ID.test(applicationId) ? await deps.applications.get(applicationId) : undefined;
  if (application?.windowId !== windowId) throw notFound();
  if (conflicted.has(applicationId))
    throw new Problem(403, {
      title: 'You declared a conflict of interest',
      lines: [`You declared a conflict of interest with ${application.organisationName}, so you take no part in it.`],
      link: { href: paths.window(windowId).page, text: 'Back to the window' },
    });
  return { window, application: asItStands(window)(application) };
};

/**
 * An application as it stands: from the moment its window is cancelled nothing more is decided on it, though what runs is ended a minute
 * later (functions/workflow/end-window).
 */
export const asItStands =
  (window: Window) =>
  (application: OpenedApplication): OpenedApplication => {
    if (!cancellationOf(window)) return application;
    if (statusesBefore('window-cancelled').includes(application.status))
      return { ...application, status: 'window-cancelled' };
    return statusesBefore('award-stopped').includes(application.status)
      ? { ...application, status: 'award-stopped', awardedLots: [] }
      : application;
  };

/** The applications of a window, to be shown. A window has some hundred, so few reads give them all. */
export const everyApplication = (deps: Pick<Reads, 'applications'>, windowId: string) =>
  Array.fromAsync(deps.applications.readable(windowId));

/** The applications of a window, to be decided on together. @throws Problem 409 where one of them cannot be read */
export const allApplications = async (
  deps: Pick<Reads, 'applications'>,
  windowId: string,
): Promise<readonly OpenedApplication[]> => {
  try {
    return await Array.fromAsync(deps.applications.every(windowId));
  } catch (error) {
    if (error instanceof UnreadableRecord) throw notReadable(windowId);
    throw error;
  }
};

/** Every applicant of a window, as a deed on its award is about them. @throws Problem 409 where the record of one cannot be read */
export const everyApplicant = async (
  deps: Pick<Dependencies, 'applications' | 'setAside'>,
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

/** The agreement frozen for a window: it never changes, so it is read once. */
export const frozenAgreement = async ({ windows }: Pick<Reads, 'windows'>, windowId: string): Promise<Agreement> => {
  const agreement = await windows.agreement(windowId);
  if (!agreement) throw new Error(`No agreement is kept for the window ${windowId}`);
  return agreement;
};

/** @throws Problem 409 unless decisions on this window's applications are being taken */
export const requireEvaluating = ({ windowId, status }: Window): void => {
  if (status === 'evaluating') return;
  throw new Problem(409, {
    title: 'This window is not being evaluated',
    lines: [
      status === 'cancelled'
        ? 'The window was cancelled, so nothing more is decided in it.'
        : 'The award has been approved, so nothing that leads up to it can change.',
    ],
    link: { href: paths.window(windowId).page, text: 'See the window' },
  });
};
