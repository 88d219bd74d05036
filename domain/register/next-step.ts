import type { Finding } from '../reason.ts';
import type { RegisterFinding, RegisterFindingCode } from './finding.ts';
import type { Looked } from './looked.ts';
import { type NamedLocation, successorIn } from './successor.ts';

/** The one thing to do next about a location that was looked up. */
export interface NextStep {
  readonly text: string;
  /** The location that carries this one on: it can be looked up in its place. */
  readonly successor?: NamedLocation;
}

interface Step {
  readonly code: RegisterFindingCode;
  /** Of a finding that goes so far; of any without it. */
  readonly outcome?: Finding['outcome'];
  /** Only where this was found too. */
  readonly beside?: RegisterFindingCode;
  readonly text: string;
}

const askCqc = 'If the register is wrong, ask CQC to correct it before you submit. You can apply meanwhile.';
const useAnother = 'If the care would be given from another location of yours, use the ID of that one.';
const closed =
  'If you are registered under a new ID, use that one. If the register is wrong, ask CQC to correct it before you submit.';
const notRegisteredForIt =
  'If another location of yours is registered for it, use that one. To add an activity, apply to CQC to vary your registration.';

/**
 * What to do next by what was found, most pressing first: what nobody could look up, what would end an application, what may mean that
 * this is another firm's location, and what an officer would ask about. What is in no line asks for nothing.
 */
const inOrder: readonly Step[] = [
  {
    code: 'register-unavailable',
    text: 'Try again later, or go on with your application: the register is asked again after you submit.',
  },
  {
    code: 'record-unreadable',
    text: 'Check that your location’s page on cqc.org.uk is right. You need not do anything else.',
  },
  {
    code: 'not-on-register',
    text: 'Copy the location ID from your location’s page on cqc.org.uk. It usually starts with “1-”. A provider ID is a different one.',
  },
  { code: 'location-deregistered', outcome: 'fail', text: closed },
  { code: 'provider-deregistered', outcome: 'fail', text: closed },
  { code: 'activity-not-registered', outcome: 'fail', text: notRegisteredForIt },
  {
    code: 'rating-inadequate',
    outcome: 'fail',
    text: 'You can apply in a later round, once CQC has rated this location better.',
  },
  {
    code: 'name-differs',
    text: 'Use the ID of a location of your own organisation, and give your organisation’s name as it is registered with CQC. If the register is wrong, ask CQC to correct it.',
  },
  { code: 'location-deregistered', text: closed },
  { code: 'provider-deregistered', text: closed },
  { code: 'activity-not-registered', text: notRegisteredForIt },
  { code: 'rating-inadequate', beside: 'several-locations', text: useAnother },
  {
    code: 'rating-inadequate',
    text: 'Say in your application which service CQC’s ratings are of, and what has changed since.',
  },
  {
    code: 'company-number-differs',
    text: 'Look your number up at Companies House, and correct it in your application. If the register is wrong, ask CQC to correct it.',
  },
  { code: 'provider-not-on-register', text: askCqc },
  { code: 'provider-does-not-match', text: askCqc },
  { code: 'registration-status-unknown', text: askCqc },
  { code: 'registration-dates-odd', text: askCqc },
  { code: 'activity-unclear', text: askCqc },
  { code: 'dormant', text: 'If you give care from this location again, tell CQC.' },
  { code: 'dormancy-unknown', text: askCqc },
  { code: 'several-locations', text: useAnother },
  {
    code: 'signatory-not-registered',
    text: 'Somebody else may sign, if they may do so for your organisation. An officer may ask you about it.',
  },
];

const nothingToDo = 'You need not do anything. An officer may ask you about it.';
const nothingFound = 'Nothing: you can apply with this location.';
const ofProvider = 'Use the ID of one of this provider’s locations: the one that the care would be given from.';

/**
 * One piece of advice, whatever was found and however much of it (docs/rules.md, rule 4): it never sends two ways, and never away where
 * the rules would not end an application. A location that is carried on under a new ID has its successor named before all else.
 */
export const nextStep = (looked: Looked, findings: readonly Found[]): NextStep => {
  const successor = successorIn(looked);
  if (successor) return { text: carriedOn(successor), successor };
  if (looked.kind === 'not-found' && looked.providerOfThatId) return { text: ofProvider };
  const first = inOrder.find((step) => isMet(step, findings));
  return { text: first?.text ?? (findings.length > 0 ? nothingToDo : nothingFound) };
};

type Found = Pick<RegisterFinding, 'code' | 'outcome'>;

const isMet = ({ code, outcome, beside }: Step, findings: readonly Found[]): boolean =>
  findings.some((found) => found.code === code && (outcome ?? found.outcome) === found.outcome) &&
  (beside === undefined || findings.some((found) => found.code === beside));

const carriedOn = ({ name, locationId }: NamedLocation): string =>
  `CQC’s register carries this location on under a new ID, as ${name ? `${name} (${locationId})` : locationId}. Check that one, and use its ID if the care would be given from there.`;
