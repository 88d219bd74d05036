import type { CheckOutcome } from '../reason.ts';
import type { RegisterFindingCode } from './finding.ts';
import type { Looked } from './looked.ts';
import type { RegistrationCheck } from './registration-check.ts';

/** What a provider reads when it tries its own registration before drafting; the same words whoever asks. */
export interface SelfCheck {
  /** `unknown`: the register could not be asked, its record could not be read, or it holds no such location. */
  readonly standing: CheckOutcome | 'unknown';
  readonly title: string;
  /** What it means for an application. */
  readonly meaning: string;
  /** What was found, each with what can be done about it. */
  readonly findings: { readonly code: RegisterFindingCode; readonly found: string; readonly advice: string }[];
}

/**
 * What a provider may be told of its own check: only what CQC publishes, what it would mean, and what to do. It decides
 * nothing: the check is made again when an application is submitted.
 */
export const selfCheck = (
  { outcome, reasons }: Pick<RegistrationCheck, 'outcome' | 'reasons'>,
  kind: Looked['kind'] = 'found',
): SelfCheck => {
  const standing = kind === 'found' ? outcome : 'unknown';
  return {
    standing,
    ...(kind === 'unavailable' || kind === 'unreadable' ? unanswered[kind] : words[standing]),
    findings: reasons.map(({ code, text }) => ({ code, found: text, advice: advice[code] })),
  };
};

type Words = Pick<SelfCheck, 'title' | 'meaning'>;

const words = {
  pass: {
    title: 'Your CQC registration meets the requirements today',
    meaning: 'You can apply. We will check the register again after you submit.',
  },
  refer: {
    title: 'An officer would look at your CQC registration',
    meaning: 'You can apply. Nothing below is a failure: an officer will look at it together with your application.',
  },
  fail: {
    title: 'Your CQC registration does not meet the requirements today',
    meaning:
      'An application made with this location would not succeed as the register stands. You may still apply: we check the register again after you submit.',
  },
  unknown: {
    title: 'We could not find that location on CQC’s register',
    meaning: 'Check the ID. You can apply, but an officer will have to find your registration by hand.',
  },
} as const satisfies Record<SelfCheck['standing'], Words>;

const unanswered = {
  unavailable: {
    title: 'We could not ask CQC’s register just now',
    meaning: 'This does not count against you. Try again later, or go on with your application.',
  },
  unreadable: {
    title: 'We could not read your record on CQC’s register',
    meaning:
      'This does not count against you. You can apply: if we still cannot read it after you submit, an officer will look at the register for you.',
  },
} as const satisfies Record<'unavailable' | 'unreadable', Words>;

const askCqc = 'If the register is wrong, ask CQC to correct it before you submit.';
const nothingToDo = 'You need not do anything. An officer may ask you about it.';

const advice = {
  'register-unavailable': 'Try again later.',
  'record-unreadable': 'Check that your location’s page on cqc.org.uk is right. You need not do anything else.',
  'not-on-register':
    'Copy the location ID from your location’s page on cqc.org.uk. It usually starts with “1-”. A provider ID is a different one.',
  'provider-not-on-register': askCqc,
  'provider-does-not-match': askCqc,
  'name-differs':
    'Use the ID of a location of your own organisation, and give your organisation’s name as it is registered with CQC. If the register is wrong, ask CQC to correct it.',
  'company-number-differs':
    'Look your number up at Companies House, and correct it in your application. If the register is wrong, ask CQC to correct it.',
  'signatory-not-registered':
    'Somebody else may sign, if they may do so for your organisation. An officer may ask you about it.',
  'location-deregistered': 'If you are registered under a new ID, use that one.',
  'provider-deregistered': 'If you are registered under a new ID, use a location of the new registration.',
  'registration-status-unknown': askCqc,
  'registration-dates-odd': askCqc,
  're-registered': nothingToDo,
  'activity-not-registered':
    'If another location of yours is registered for it, use that one. To add an activity, apply to CQC to vary your registration.',
  'activity-unclear': askCqc,
  'several-locations': 'Use the ID of the location that the care would be given from.',
  'another-location-inadequate': nothingToDo,
  dormant: 'If you give care from this location again, tell CQC.',
  'dormancy-unknown': askCqc,
  'rating-inadequate': 'You can apply again in a later round, once CQC has rated you better.',
  'not-rated': nothingToDo,
  'rating-inherited': nothingToDo,
  'ratings-mixed': nothingToDo,
  'rating-word-unknown': nothingToDo,
  'rating-status-unknown': nothingToDo,
  'rating-of-another-service': nothingToDo,
  'newer-rating-historic': nothingToDo,
  'key-question-inadequate': nothingToDo,
} as const satisfies Record<RegisterFindingCode, string>;
