import type { RegisterChange, RegistrationRecord } from '../application/opened-application.ts';
import type { Finding } from '../reason.ts';
import { ratings, readRatingWord } from '../register/rating-words.ts';
import type { RegisteredAs } from '../register/registered-as.ts';
import { statusOf } from '../register/status.ts';

/**
 * What the register says otherwise than when a registration was accepted (docs/rules.md, rule 4). For the worse: a finding that nobody
 * has accepted, a lower rating or none where there was one, a registration that has ended, another provider. A new name or a better
 * rating is shown and holds nothing back; where a name no longer fits the applicant's, the check itself finds that.
 */
export const registerChanges = (accepted: RegistrationRecord, now: RegistrationRecord): readonly RegisterChange[] => [
  ...findingsChanged(accepted, now),
  ...ratingChanged(accepted, now),
  ...(accepted.registeredAs && now.registeredAs ? nameChanged(accepted.registeredAs, now.registeredAs) : []),
];

const findingsChanged = (accepted: RegistrationRecord, now: RegistrationRecord): readonly RegisterChange[] => {
  const graver = now.findings.filter((found) => !accepted.findings.some((known) => covers(known, found)));
  const gone = accepted.findings.filter((known) => !now.findings.some((found) => isSame(known, found)));
  return [
    ...graver.map(({ code, text }) => ({ code, text: `New: ${text}`, worse: true })),
    ...gone.map(({ code, text }) => ({ code, text: `No longer so: ${text}`, worse: false })),
  ];
};

/** A code tells the kind of a finding, and its text the fact: another successor or number is another finding. */
const isSame = (one: Finding, other: Finding): boolean => one.code === other.code && one.text === other.text;

/** A failure that was accepted covers the same finding as a mere doubt, whose text may go on to say what makes it one. */
const covers = (known: Finding, found: Finding): boolean =>
  known.outcome === found.outcome
    ? isSame(known, found)
    : known.outcome === 'fail' && known.code === found.code && found.text.startsWith(known.text);

const ratingChanged = (accepted: RegistrationRecord, now: RegistrationRecord): readonly RegisterChange[] => {
  if (accepted.rating === now.rating) {
    if (accepted.ratingDate === now.ratingDate) return [];
    return [{ code: 'rated-again', text: `Rated ${now.rating} again${of(now)}, before${of(accepted)}.`, worse: false }];
  }
  const text = `The rating was ${accepted.rating}${of(accepted)}, and is now ${now.rating}${of(now)}.`;
  return [{ code: 'rating-changed', text, worse: rankOf(now.rating) > rankOf(accepted.rating) }];
};

const of = ({ ratingDate }: RegistrationRecord): string => (ratingDate ? ` (${ratingDate})` : '');

/** The order of ratings, best first. Where there is none, a known one is better than nothing known, and Inadequate is worse. */
const rankOf = (word: string): number => {
  const read = readRatingWord(word);
  return read.kind === 'rating' ? ratings.indexOf(read.rating) : ratings.indexOf('Inadequate') - 0.5;
};

const nameChanged = (accepted: RegisteredAs, now: RegisteredAs): readonly RegisterChange[] => [
  ...changed('name-changed', 'The location’s name', accepted.name, now.name, false),
  ...changed('provider-name-changed', 'The provider’s name', accepted.providerName, now.providerName, false),
  ...changed('provider-changed', 'The provider’s ID', accepted.providerId, now.providerId, true),
  ...changed('status-changed', 'The location’s registration', accepted.status, now.status, !isRegistered(now.status)),
  ...changed(
    'provider-status-changed',
    'The provider’s registration',
    accepted.providerStatus,
    now.providerStatus,
    !isRegistered(now.providerStatus),
  ),
];

const isRegistered = (registrationStatus: string | undefined): boolean =>
  statusOf({ registrationStatus }) === 'registered';

const changed = (
  code: string,
  what: string,
  was: string | undefined,
  is: string | undefined,
  worse: boolean,
): readonly RegisterChange[] =>
  was === is ? [] : [{ code, text: `${what} was ${was ?? 'not given'}, and is now ${is ?? 'not given'}.`, worse }];
