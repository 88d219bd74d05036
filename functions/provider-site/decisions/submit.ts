import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { Write } from '../../../adapters/dynamodb/table.ts';
import { sha256 } from '../../../adapters/sha256.ts';
import { freeze, receiptOf } from '../../../domain/application/freeze.ts';
import { hasRoom, longestPage } from '../../../domain/application/room.ts';
import type { FrozenApplication } from '../../../domain/application/submission.ts';
import { savedFor, unfinishedPages } from '../../../domain/application/task-list.ts';
import { receiptLetter } from '../../../domain/letters/application-letters.ts';
import { promisedClosing } from '../../../domain/window/extending.ts';
import { done, type Sent } from '../../shared/forms/form.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import { type Application, applicationOf } from '../case/application.ts';
import { lettersGoTo } from '../case/letters-go-to.ts';
import type { ToSubmit } from '../case/to-submit.ts';
import { type CheckedFile, filesChecked } from '../case/virus-checks.ts';
import { type OfWindow, requireTaking } from '../case/window.ts';
import type { Deps } from '../deps.ts';

/**
 * Submits an application: freezes questions and answers, seals them under their hash and sends the receipt. Pressing the button twice
 * gives the one receipt. Whether it is in time is settled by the instant at which its request arrived, and no longer by when it comes to be
 * stored. Each page that is not complete stands against it, and each file in which a virus was found; one that is still being checked does not.
 */
export const submitApplication = async (deps: Deps, application: ToSubmit, request: OfWindow): Promise<Sent> => {
  const unfinished = unfinishedPages(application.pages, application.draft);
  if (unfinished.length > 0) return { barriers: unfinished.map(incomplete) };
  const saved = savedFor(application.pages, application.draft);
  if (!hasRoom(saved))
    return { barriers: [tooLong(application.pages.find(({ path }) => path === longestPage(saved)))] };

  const { window, agreement, head } = application;
  const { arrivedAt } = request;
  const frozen = freeze(application, head);
  const receipt = receiptOf(frozen, agreement, { attempt: head.attempt + 1, submittedAt: arrivedAt }, sha256);
  const [files, seal] = await Promise.all([
    filesChecked(deps, saved),
    application.sealUntil(promisedClosing(window, arrivedAt), {
      step: 'submission',
      at: arrivedAt,
      readers: [...deps.sealReaders],
    }),
  ]);
  const infected = files.filter(({ check }) => check === 'infected');
  if (infected.length > 0) return { barriers: infected.map(withVirus(application)) };
  const email = lettersGoTo(application, request.visitor, application.addresses);
  const letter = receiptLetter(agreement, { ...frozen, email }, receipt);
  const also = [
    deps.letters.write(letter, arrivedAt),
    ...(application.hears ? [] : [hearsOfWindows(deps, frozen, email, arrivedAt)]),
  ];
  try {
    await deps.sealed.submit(head, frozen, receipt, { email, seal }, also);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return overtaken(deps, request, error);
  }
  await wakeSender(deps, letter);
  return done;
};

const incomplete = ({ path, title }: Application['pages'][number]) => ({
  code: 'incomplete',
  text: `Complete “${title}”`,
  field: `section-${path}`,
});

const withVirus =
  ({ pages }: Pick<Application, 'pages'>) =>
  ({ page, file }: CheckedFile) => ({
    code: 'infected',
    text: `“${pages.find(({ path }) => path === page)?.title}”: a virus was found in ${file.name}. Choose another file`,
    field: `section-${page}`,
  });

const tooLong = (page: Application['pages'][number] | undefined) => ({
  code: 'too-long',
  text: `Shorten “${page?.title}”: together your answers are too long to be submitted`,
  field: `section-${page?.path}`,
});

/** Whoever applies hears of changes of the window: one whose account has no address, at the application's. */
const hearsOfWindows = (
  { interests }: Pick<Deps, 'interests'>,
  { agreementId, providerId, organisationName }: FrozenApplication,
  email: string,
  since: string,
): Write => interests.write(agreementId, { providerId, name: organisationName, email, since });

/** After a write that did not hold: the window may have closed, or another tab changed the application or submitted it first. */
const overtaken = async (deps: Deps, request: OfWindow, conflict: Conflict): Promise<Sent> => {
  const now = await applicationOf(deps, request);
  if (now?.head.status === 'submitted') return done;
  if (now) requireTaking(now, request.arrivedAt);
  throw conflict;
};
