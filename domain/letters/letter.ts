import * as z from 'zod';
import { compareInstants } from '../time/london.ts';

/**
 * Bytes. GOV.UK Notify takes emails of 2,000,000, and a record of the outbox holds 400 KB with all that it keeps: a longer letter is refused
 * when it is written, and not when it is to be sent.
 */
export const LONGEST_BODY = 380_000;
const LONGEST_SUBJECT = 500;

export const letterKind = z.enum([
  'window-opened',
  'window-extended',
  'window-cancelled',
  'receipt',
  'withdrawal',
  'reminder',
  'not-submitted',
  'correction-asked',
  'correction-received',
  'correction-taken-back',
  'rejection-proposed',
  'more-time-to-reply',
  'representation-received',
  'representation-withdrawn',
  'rejection',
  'rejection-lifted',
  'leaving-out-proposed',
  'left-out',
  'leaving-out-ended',
  'outcome',
  'award-stopped',
  'place-withheld',
  'place-held-already',
  'contract-made',
  'contract-accepted',
  'contract-countersigned',
  'contract-leaving',
  'contract-staying',
  'address-code',
  'colleague-invited',
  'colleague-answered',
  'colleague-removed',
  'signing-asked',
  'signing-answered',
  'unsafe-file',
  'control-code-sent',
  'window-clarified',
  'clarification-answered',
  'news-to-confirm',
  'news-opened',
]);
export type LetterKind = z.infer<typeof letterKind>;

const keptFromOfficers: ReadonlySet<LetterKind> = new Set([
  'receipt',
  'withdrawal',
  'reminder',
  'not-submitted',
  'address-code',
  'colleague-invited',
  'colleague-answered',
  'colleague-removed',
  'signing-asked',
  'signing-answered',
  'clarification-answered',
]);

/**
 * Whether letters of this kind are kept from officers: those that tell that somebody has applied, which none may learn before the window
 * closes (docs/rules.md, rule 2), or had meant to; those that hold a code; and those to people who only asked to be told of openings.
 */
export const isKeptFromOfficers = (kind: LetterKind): boolean => keptFromOfficers.has(kind) || kind.startsWith('news-');

/**
 * Whether it is asked whether letters of this kind arrived, so that somebody hears of one that came back: an officer, or of a receipt the
 * provider itself. A withdrawal shows on the provider's pages, and who waits for a code or for news asks for another.
 */
export const isFollowed = (kind: LetterKind): boolean => kind === 'receipt' || !isKeptFromOfficers(kind);

/** What stands in the place of a window in the id of a letter that is about an account and its people, and no application. */
export const OF_AN_ACCOUNT = 'account';

/** The window that a letter is about: its id has no dot. */
export const windowOfLetter = ({ letterId }: Pick<Letter, 'letterId'>): string => letterId.split('.', 1).join('');

/** The application that a letter is about; undefined for what everybody who asked for it is told of a window. */
export const applicationOfLetter = ({ letterId, kind }: Pick<Letter, 'letterId' | 'kind'>): string | undefined => {
  const [, windowId, providerId] = /^([^.]+)\.[^.]+\.(.+)$/.exec(letterId) ?? [];
  return kind.startsWith('window-') || kind.startsWith('news-') || !providerId
    ? undefined
    : `${windowId}.${providerId}`;
};

/**
 * The provider that a letter went to, and that can read it on its pages; undefined of one that is about an account, and may hold a code, and of news for people
 * without one.
 */
export const providerOfLetter = ({ letterId, kind }: Pick<Letter, 'letterId' | 'kind'>): string | undefined =>
  kind.startsWith('news-') ? undefined : OF_A_PROVIDER.exec(letterId)?.[1];

/** A window, what is said of it, and the provider: what is said of a change has the change's instant, and with it a dot, in its name. */
const OF_A_PROVIDER = /^(?!account\.)[^.]+\.[^.]+(?:(?<=T\d\d:\d\d:\d\d)\.\d+Z)?\.(.+)$/;

/**
 * An email to a provider. `letterId` is its natural key (what it says, to whom, about what), so that each is sent once however
 * often its task is attempted.
 */
export const letter = z.object({
  /** `<window>.<what>.<provider>` */
  letterId: z.string(),
  kind: letterKind,
  /** As somebody gave it: the mail service judges it, so that one that is none stops no other letter. */
  to: z.string(),
  subject: z.string().max(LONGEST_SUBJECT),
  body: z.string().refine((body) => new TextEncoder().encode(body).length <= LONGEST_BODY, { error: 'too long' }),
  /** Who it is for, as officers know them; letters written before this was kept lack it. */
  addressee: z.string().optional(),
  /** The name of those that it goes with: none of them goes before all are written (docs/rules.md, rule 8). */
  goesWith: z.string().optional(),
  /** From this instant on it is not sent any more: what it says would come too late. */
  tooLateFrom: z.iso.datetime().optional(),
});
export type Letter = z.infer<typeof letter>;

/** Whether a letter is not sent any more at this instant, though nothing else keeps it. */
export const comesTooLate = ({ tooLateFrom }: Pick<Letter, 'tooLateFrom'>, on: string): boolean =>
  tooLateFrom !== undefined && compareInstants(on, tooLateFrom) >= 0;
