import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { Write } from '../../../adapters/dynamodb/table.ts';
import { sha256 } from '../../../adapters/sha256.ts';
import { consequencesIn, pagesThatRefuse } from '../../../domain/application/consequences.ts';
import { freeze, receiptOf } from '../../../domain/application/freeze.ts';
import { hasRoom, longestPage } from '../../../domain/application/room.ts';
import { barriersToSigning, standingSignOff } from '../../../domain/application/sign-off.ts';
import type { FrozenApplication } from '../../../domain/application/submission.ts';
import { savedFor } from '../../../domain/application/task-list.ts';
import { receiptLetter } from '../../../domain/letters/application-letters.ts';
import { partOf } from '../../../domain/people/provider-people.ts';
import type { Reason } from '../../../domain/reason.ts';
import { promisedClosing } from '../../../domain/window/extending.ts';
import { done } from '../../shared/forms/form.ts';
import { wakeSender } from '../../shared/wake-sender.ts';
import type { Application } from '../case/application.ts';
import { lettersGoTo } from '../case/letters-go-to.ts';
import { maySign } from '../case/people.ts';
import { applicationToSubmit, type ToSubmit } from '../case/to-submit.ts';
import { type CheckedFile, filesChecked } from '../case/virus-checks.ts';
import type { OfWindow } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { takeBackReminders } from './take-back-reminders.ts';

const ATTEMPTS = 3;

/** What whoever submits says beside it. */
interface Said {
  /** That they know that it would be refused. */
  readonly knowing: boolean;
  /** That they have read the answers and sign them off. */
  readonly signsNow: boolean;
  /** The version of the application whose answers they were shown; undefined where nobody was asked to sign them. */
  readonly shownVersion: number | undefined;
}

/**
 * Submits an application: freezes questions and answers, seals them under their hash and sends the receipt. Pressing the button twice
 * gives the one receipt. Whether it is in time is settled by the instant at which its request arrived, and no longer by when it comes to be
 * stored. Each page that is not complete stands against it, and each file in which a virus was found; one that is still being checked does not.
 * What another tab saved since it was read is read, and submitted, with it, but where whoever submits signs the answers off: they sign what they were shown. One that would be refused for its answers is submitted like any
 * other by who is `knowing` of that. Who may not sign for the provider submits what somebody who may has signed off, where the agreement asks for that.
 * @returns that it is done, or the reasons against it with the application that they are about
 * @throws Problem as `applicationToSubmit`; Conflict where something else came first again and again
 */
export const submitApplication = async (deps: Deps, asRead: ToSubmit, request: OfWindow, said: Said) => {
  const { visitor, arrivedAt } = request;
  let application: ToSubmit | undefined = asRead;
  for (let attempt = 1; application; attempt += 1) {
    const signed = await signatureOf(deps, application);
    const vouching = { by: signed?.by.name ?? visitor.name, at: signed?.at ?? arrivedAt };
    const signedOff = application.agreement.signOff ? vouching : undefined;
    const { frozen, unfinished } = freeze({ ...application, signedOff }, application.head);
    const asShown = said.shownVersion === application.head.version;
    const signing = {
      agreement: application.agreement,
      signed,
      maySign: maySign(visitor),
      signsNow: said.signsNow,
      asShown,
    };
    const barriers = frozen
      ? [...barriersToSigning(signing).map(besideSigning), ...(await barriersTo(deps, application, said))]
      : unfinished.map(incomplete);
    if (!frozen || barriers.length > 0) return { barriers, application };
    try {
      await submitAsRead(deps, application, frozen, request);
      return done;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      application = await applicationToSubmit(deps, request);
      if (application && attempt === ATTEMPTS) throw error;
    }
  }
  return done;
};

/** The sign-off that stands, as long as whoever gave it may still sign for the provider. */
const signatureOf = async ({ people }: Pick<Deps, 'people'>, { signOff, head }: ToSubmit) => {
  const signed = standingSignOff(signOff, head);
  const now = signed && (await people.of(head.providerId));
  return now && partOf(now, signed.by.id) !== 'sign' ? undefined : signed;
};

/** What stands against submitting an application whose pages are all complete. */
const barriersTo = async (deps: Pick<Deps, 'uploads'>, { pages, draft, window }: ToSubmit, { knowing }: Said) => {
  const saved = savedFor(pages, draft);
  if (!hasRoom(saved)) return [tooLong(pages.find(({ path }) => path === longestPage(saved)))];
  const files = await filesChecked(deps, saved);
  const infected = files.filter(({ check }) => check === 'infected').map(withVirus(pages));
  const unknowing = !knowing && pagesThatRefuse(pages, consequencesIn(pages, draft, window.closesAt)).length > 0;
  return infected.length > 0 || !unknowing ? infected : [wouldBeRefused];
};

/** @throws Conflict where a page was saved since, or it was submitted or withdrawn, or its window is being unsealed */
const submitAsRead = async (
  deps: Deps,
  application: ToSubmit,
  frozen: FrozenApplication,
  { visitor, arrivedAt }: OfWindow,
): Promise<void> => {
  const { window, agreement, head } = application;
  const receipt = receiptOf(frozen, agreement, { attempt: head.attempt + 1, submittedAt: arrivedAt }, sha256);
  const seal = await application.sealUntil(promisedClosing(window, arrivedAt), {
    step: 'submission',
    at: arrivedAt,
    readers: [...deps.sealReaders],
  });
  const email = lettersGoTo(application, visitor, application.addresses);
  const letter = receiptLetter(agreement, { ...frozen, email }, receipt);
  await deps.sealed.submit(head, frozen, receipt, { email, seal }, [
    deps.letters.write(letter, arrivedAt),
    // From its withdrawal on it named none.
    ...(head.status === 'withdrawn' ? deps.sealed.namingWrites(head, undefined, frozen.locationId) : []),
    ...(application.hears ? [] : [hearsOfWindows(deps, frozen, email, arrivedAt)]),
  ]);
  await takeBackReminders(deps, application, arrivedAt);
  await wakeSender(deps, letter);
};

const besideSigning = ({ code, text }: Reason) => ({
  code,
  text,
  field: code === 'not-signed-off' ? 'signing' : 'submit',
});

const wouldBeRefused = {
  code: 'would-be-refused',
  text: 'Say that you want to submit it though it would be refused, or change your answers',
  field: 'knowing',
};

const incomplete = ({ path, title }: Application['pages'][number]) => ({
  code: 'incomplete',
  text: `Complete “${title}”`,
  field: `section-${path}`,
});

const withVirus =
  (pages: Application['pages']) =>
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
