import * as z from 'zod';
import { type OpenedPage, openedPage } from '../../domain/application/opened-page.ts';
import { frozenToTheLetter } from '../../domain/application/proof-of-submission.ts';
import { type SignOff, signOff } from '../../domain/application/sign-off.ts';
import {
  type FrozenApplication,
  frozenApplication,
  type Receipt,
  receipt,
} from '../../domain/application/submission.ts';
import { storedEmail } from '../../domain/people/email-address.ts';
import { person } from '../../domain/people/officer.ts';
import { begunMarks, markKey, standsSubmitted } from './begun-marks.ts';
import { locationNotes } from './location-notes.ts';
import { atVersion, everyItem, MANY, notThere, type Table, type Write } from './table.ts';
import { readItem } from './unreadable.ts';
import { type Seal, windowSeals } from './window-seals.ts';

/** A provider's one application of a window, before it is unsealed. `attempt` counts submissions. */
const sealedApplication = z.object({
  windowId: z.string(),
  providerId: z.string(),
  status: z.enum(['draft', 'submitted', 'withdrawn']),
  attempt: z.int().min(0),
  receipt: receipt.optional(),
  startedAt: z.iso.datetime(),
  version: z.int().min(1),
});
export type SealedApplication = z.infer<typeof sealedApplication>;

/** One page's answers as the form sent them; `version` is what a form shows again, so that two tabs cannot overwrite each other. */
const sealedPage = z.object({
  page: z.string(),
  values: z.record(z.string(), z.unknown()),
  savedAt: z.iso.datetime(),
  /** Who saved it; absent where that was not kept yet. */
  by: person.optional(),
  /** The window whose answers these are, of which nobody has said since that they are still true: this window's own where they were given before it opened. */
  carriedFrom: z.string().optional(),
  version: z.int().min(1),
});
export type SealedPage = z.infer<typeof sealedPage>;

/** An application with every page that was saved. */
export interface WholeApplication {
  readonly head: SealedApplication;
  readonly pages: readonly SealedPage[];
  /** The location that its provider said is its own, when it saw what the register says of it; undefined of none. */
  readonly confirmedLocation: string | undefined;
  /** Who has opened which page, where several people act for the provider. */
  readonly opened: readonly OpenedPage[];
  /** What was said last of signing it off; undefined where nothing was. */
  readonly signOff: SignOff | undefined;
}

/** The same to the letter, as its fingerprint was made. */
const asFrozen = z.object({ frozen: frozenToTheLetter, receipt });

const confirmed = z.object({ locationId: z.string() });

const submission = z.object({ frozen: frozenApplication, receipt, email: storedEmail });
export type Submission = z.infer<typeof submission>;

/** What comes with a submission: where letters go, and the seal that it is put under. */
interface Sealing {
  readonly email: string;
  readonly seal: Seal;
}

const markedAttempt = z.object({ attempt: z.int().min(1).optional() });

const partition = (windowId: string, providerId: string) => `WINDOW#${windowId}#PROVIDER#${providerId}`;
/** In this order by their keys: the application itself, the location that was confirmed, who opened its pages, these, what was said of signing it, and what was submitted. */
const [APPLICATION, LOCATION, OPENED, PAGES, SIGN_OFF, SUBMISSIONS] = [
  'APPLICATION',
  'LOCATION',
  'OPENED#',
  'PAGE#',
  'SIGN-OFF',
  'SUBMISSION#',
];
const anyItem = z.looseObject({ pk: z.string(), sk: z.string() });
const headKey = (windowId: string, providerId: string) => ({ pk: partition(windowId, providerId), sk: APPLICATION });
const submissionKey = (windowId: string, providerId: string, attempt: number) => ({
  pk: partition(windowId, providerId),
  sk: `${SUBMISSIONS}${String(attempt).padStart(4, '0')}`,
});
const notSubmitted = {
  ConditionExpression: '#status IN (:draft, :withdrawn)',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: { ':draft': 'draft', ':withdrawn': 'withdrawn' },
};
const notSettled = { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(settledAt)' };

/** Drafts and sealed applications. Only the provider's site and the unsealing task may hold them (docs/rules.md, rule 2). */
export const sealedApplicationRepository = (sealed: Table) => ({
  ...begunMarks(sealed),
  ...windowSeals(sealed),
  ...locationNotes(sealed),

  get: (windowId: string, providerId: string): Promise<SealedApplication | undefined> =>
    sealed.get(sealedApplication, headKey(windowId, providerId)),

  /** Begins a draft; one that exists is answered as it is. @throws Conflict where it was begun meanwhile */
  async start(windowId: string, providerId: string, at: string): Promise<SealedApplication> {
    const stored = await this.get(windowId, providerId);
    if (stored) return stored;
    const fresh: SealedApplication = { windowId, providerId, status: 'draft', attempt: 0, startedAt: at, version: 1 };
    await sealed.transact([
      sealed.putWrite({ ...headKey(windowId, providerId), ...fresh }, notThere),
      sealed.putWrite({ ...markKey(windowId, providerId), providerId }, notThere),
    ]);
    return fresh;
  },

  page: (windowId: string, providerId: string, page: string): Promise<SealedPage | undefined> =>
    sealed.get(sealedPage, { pk: partition(windowId, providerId), sk: `${PAGES}${page}` }),

  /** The application with its pages, in one request; undefined where it was not begun. @throws UnreadableRecord */
  async whole(windowId: string, providerId: string): Promise<WholeApplication | undefined> {
    const stretch = { before: SUBMISSIONS, limit: MANY };
    const read = (after: string | undefined) =>
      sealed.page(anyItem, partition(windowId, providerId), { ...stretch, after });
    const items = await Array.fromAsync(everyItem(read));
    const head = items.find(({ sk }) => sk === APPLICATION);
    const location = items.find(({ sk }) => sk === LOCATION);
    const signing = items.find(({ sk }) => sk === SIGN_OFF);
    return (
      head && {
        head: readItem(sealedApplication, head),
        pages: items.filter(({ sk }) => sk.startsWith(PAGES)).map((item) => readItem(sealedPage, item)),
        confirmedLocation: location && readItem(confirmed, location).locationId,
        opened: items.filter(({ sk }) => sk.startsWith(OPENED)).map((item) => readItem(openedPage, item)),
        signOff: signing && readItem(signOff, signing),
      }
    );
  },

  /** Every saved page. */
  pages: (windowId: string, providerId: string): Promise<readonly SealedPage[]> =>
    sealed.every(sealedPage, partition(windowId, providerId), PAGES),

  /** Notes that somebody has opened a page of a draft. */
  noteOpened: (windowId: string, providerId: string, opened: OpenedPage): Promise<void> =>
    sealed.put({
      pk: partition(windowId, providerId),
      sk: `${OPENED}${opened.page}#${opened.by.id}`,
      ...opened,
    }),

  /** Keeps which location a provider said is its own. */
  confirmLocation: (windowId: string, providerId: string, locationId: string, at: string): Promise<void> =>
    sealed.put({ pk: partition(windowId, providerId), sk: LOCATION, locationId, confirmedAt: at }),

  /**
   * Keeps what is said of signing a draft off, of the answers as they were read. `also` joins the transaction: who is told.
   * @throws Conflict where a page was saved, something else said of it, or it was submitted meanwhile
   */
  async saySignOff(
    { windowId, providerId, version }: SealedApplication,
    said:
      | Exclude<SignOff, { readonly kind: 'signed' }>
      | Omit<Extract<SignOff, { readonly kind: 'signed' }>, 'version'>,
    also: readonly Write[],
  ): Promise<void> {
    const as = atVersion(version);
    await sealed.transact([
      sealed.addWrite(
        headKey(windowId, providerId),
        { version: 1 },
        {
          ...notSubmitted,
          ConditionExpression: `${as.ConditionExpression} AND ${notSubmitted.ConditionExpression}`,
          ExpressionAttributeValues: { ...as.ExpressionAttributeValues, ...notSubmitted.ExpressionAttributeValues },
        },
      ),
      // Whoever read the application before this cannot submit what they read.
      sealed.putWrite({ pk: partition(windowId, providerId), sk: SIGN_OFF, ...said, version: version + 1 }),
      ...also,
    ]);
  },

  /**
   * Saves one page of a draft, over the version that its form was shown with (0 for a page never saved). `also` joins the transaction: which
   * location the page names. `from` says whose these answers are.
   * @throws Conflict where another tab saved it since, or the application is submitted
   */
  async savePage(
    windowId: string,
    providerId: string,
    page: string,
    values: Record<string, unknown>,
    shownVersion: number,
    at: string,
    also: readonly Write[] = [],
    from: Pick<SealedPage, 'by' | 'carriedFrom'> = {},
  ): Promise<void> {
    await sealed.transact([
      sealed.putWrite(
        {
          pk: partition(windowId, providerId),
          sk: `${PAGES}${page}`,
          page,
          values,
          savedAt: at,
          ...from,
          version: shownVersion + 1,
        },
        shownVersion === 0 ? notThere : atVersion(shownVersion),
      ),
      // Who read the application before this page cannot submit what it read.
      sealed.addWrite(headKey(windowId, providerId), { version: 1 }, notSubmitted),
      ...also,
    ]);
  },

  submission: (windowId: string, providerId: string, attempt: number): Promise<Submission | undefined> =>
    sealed.get(submission, submissionKey(windowId, providerId, attempt)),

  /** The receipt of a submission with what was frozen then, to the letter: for its provider, as proof. */
  proof: (windowId: string, providerId: string, attempt: number): Promise<z.output<typeof asFrozen> | undefined> =>
    sealed.get(asFrozen, submissionKey(windowId, providerId, attempt)),

  /** The submission that stands; undefined where none does, or its mark or itself is missing. @throws UnreadableRecord */
  async standing(windowId: string, providerId: string): Promise<Submission | undefined> {
    const marked = await sealed.get(markedAttempt, markKey(windowId, providerId));
    return marked?.attempt === undefined ? undefined : this.submission(windowId, providerId, marked.attempt);
  },

  /**
   * Seals the frozen application as a new attempt, under the seal of its window until the closing that it is promised. What its transaction
   * touches is this provider's alone: whether it came in time is settled by the instant in its receipt, not by a record that all have in
   * common. `also` joins the transaction: the receipt's letter.
   * @throws Conflict where a page was saved or it was submitted meanwhile, or the window's applications are being unsealed
   */
  async submit(
    was: SealedApplication,
    frozen: FrozenApplication,
    fresh: Receipt,
    { email, seal }: Sealing,
    also: readonly Write[],
  ): Promise<SealedApplication> {
    const { windowId, providerId } = was;
    if (!seal.isOf(windowId)) throw new Error(`The seal is of another window than ${windowId}`);
    const next: SealedApplication = {
      ...was,
      status: 'submitted',
      attempt: fresh.attempt,
      receipt: fresh,
      version: was.version + 1,
    };
    await sealed.transact([
      sealed.putWrite({ ...headKey(windowId, providerId), ...next }, atVersion(was.version)),
      sealed.putWrite(
        { ...submissionKey(windowId, providerId, fresh.attempt), frozen, receipt: fresh, email },
        notThere,
      ),
      sealed.putWrite({ ...markKey(windowId, providerId), providerId, attempt: fresh.attempt }, notSettled),
      ...also,
    ]);
    return next;
  },

  /**
   * Takes the submission back; answers and earlier submissions stay.
   * @throws Conflict where something else came first, or the window's applications are being unsealed
   */
  async withdraw(was: SealedApplication, also: readonly Write[]): Promise<SealedApplication> {
    const { windowId, providerId } = was;
    const next: SealedApplication = { ...was, status: 'withdrawn', version: was.version + 1 };
    await sealed.transact([
      sealed.putWrite({ ...headKey(windowId, providerId), ...next }, atVersion(was.version)),
      sealed.putWrite({ ...markKey(windowId, providerId), providerId }, notSettled),
      ...also,
    ]);
    return next;
  },

  /**
   * Settles whether an application stands submitted: from here on it is neither submitted nor withdrawn, and whoever tries is told so. What
   * is settled stays so, however often it is asked. @returns whether it stands submitted
   */
  settle: async (windowId: string, providerId: string, at: string): Promise<boolean> =>
    sealed.setOnce(standsSubmitted, markKey(windowId, providerId), 'settledAt', at),
});
export type SealedApplicationRepository = ReturnType<typeof sealedApplicationRepository>;
