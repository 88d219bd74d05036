import type { CheckOutcome } from '../reason.ts';
import type { Looked } from './looked.ts';
import type { ReasonCode } from './reason.ts';
import type { RegistrationCheck } from './registration-check.ts';

/** What a provider reads when it tries its own registration before drafting; the same words whoever asks. */
export type SelfCheck = {
  /** `unknown`: the register could not be asked, or holds no such location. */
  standing: CheckOutcome | 'unknown';
  title: string;
  /** What it means for an application. */
  meaning: string;
  /** What was found, each with what can be done about it. */
  findings: { code: ReasonCode; found: string; advice: string }[];
};

/**
 * What a provider may be told of its own check: only what CQC publishes, what it would mean, and what to do. It decides
 * nothing: the check is made again when an application is submitted.
 */
export const selfCheck = ({ outcome, reasons }: RegistrationCheck, kind: Looked['kind'] = 'found'): SelfCheck => {
  const standing = kind === 'found' ? outcome : 'unknown';
  return {
    standing,
    ...(kind === 'unavailable' ? couldNotAsk : words[standing]),
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

const couldNotAsk = {
  title: 'We could not ask CQC’s register just now',
  meaning: 'This does not count against you. Try again later, or go on with your application.',
} as const satisfies Words;

const askCqc = 'If the register is wrong, ask CQC to correct it before you submit.';
const nothingToDo = 'You need not do anything. An officer may ask you about it.';

const advice = {
  'register-unavailable': 'Try again later.',
  'not-on-register':
    'Copy the location ID from your location’s page on cqc.org.uk. It usually starts with “1-”. A provider ID is a different one.',
  'provider-not-on-register': askCqc,
  'provider-does-not-match': askCqc,
  'location-deregistered': 'If you are registered under a new ID, use that one.',
  'provider-deregistered': 'If you are registered under a new ID, use a location of the new registration.',
  'registration-status-unknown': askCqc,
  'registration-dates-odd': askCqc,
  're-registered': nothingToDo,
  'activity-not-registered':
    'If another location of yours is registered for it, use that one. To add an activity, apply to CQC to vary your registration.',
  'several-locations': 'Use the ID of the location that the care would be given from.',
  'another-location-inadequate': nothingToDo,
  dormant: 'If you give care from this location again, tell CQC.',
  'rating-inadequate': 'You can apply again in a later round, once CQC has rated you better.',
  'not-rated': nothingToDo,
  'rating-inherited': nothingToDo,
  'ratings-mixed': nothingToDo,
  'rating-word-unknown': nothingToDo,
} as const satisfies Record<ReasonCode, string>;
