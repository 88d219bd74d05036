import { findingIn, type KnownFinding } from './findings.ts';

/** An officer's decision on what a check referred, with the reason that goes on record. */
export interface Decided {
  readonly decision: 'accept' | 'reject';
  readonly reason: string;
}

/** One thing that an officer wants to read in a provider's account before accepting. */
interface Wanted {
  readonly what: string;
  readonly words: RegExp;
}

/** How an officer takes a finding: on its own merits, or by what the provider's account shows. `all` wanted things must be there. */
type Rule =
  | { readonly accept: string }
  | { readonly reject: string }
  | { readonly account: readonly Wanted[]; readonly shown: string; readonly otherwise: string };

const putRight: Wanted = {
  what: 'that what was owed was paid or put right',
  words: /\bpaid in full\b|\bput right\b|\bpaid back\b/i,
};
const authority: Wanted = {
  what: 'that the authority concerned was told everything',
  words: /\bworked with (?:HMRC|the court|the police|CQC|the council|the inspector)\b/i,
};
const measures: Wanted = {
  what: 'what keeps it from happening again',
  words: /\bhas left the company\b|\bindependent (?:accountant|auditor|trainer)\b|\bnow checks\b/i,
};
const noRepeat: Wanted = {
  what: 'that it has not happened again',
  words: /\bhas not happened again\b|\bnothing since\b/i,
};
const keptApart: Wanted = { what: 'how the two are kept apart', words: /\btakes no part\b|\bkept apart\b/i };
const complied: Wanted = { what: 'that the notice was complied with', words: /\bcomplied\b|\blifted\b/i };
const newRegistration: Wanted = {
  what: 'the new registration that stands in its place',
  words: /\bnow registered as 1-\d+/i,
};
const reopened: Wanted = { what: 'that care is given again', words: /\bgive care (?:from here )?again\b/i };
const sameService: Wanted = { what: 'who carried the service on', words: /\bsame (?:manager|team|people)\b/i };

const sameCompany: Wanted = {
  what: 'that it is the same company',
  words: /\bcompany number is the same\b/i,
};
const maySign: Wanted = { what: 'why that person may sign', words: /\bmay sign for\b/i };

/** The rules by which this officer decides, one a finding (docs/rules.md, rules 4 and 11). */
const rules: Readonly<Record<KnownFinding, Rule>> = {
  'not-rated': { accept: 'A location that CQC has not rated yet is no failure.' },
  'ratings-mixed': { accept: 'The current ratings differ, but none of them is Inadequate.' },
  'several-locations': {
    accept: 'The application names the location that the care would be given from, and it is registered.',
  },
  'rating-inherited': {
    account: [sameService],
    shown: 'The rating was earned by the same service.',
    otherwise: 'The rating is another registration’s',
  },
  're-registered': {
    account: [sameService],
    shown: 'The service was carried on from the earlier registration.',
    otherwise: 'The register links the location to another registration',
  },
  'location-deregistered': {
    account: [newRegistration],
    shown: 'The registration that stands in its place is named.',
    otherwise: 'The location is closed',
  },
  'provider-deregistered': {
    account: [newRegistration],
    shown: 'The registration that stands in its place is named.',
    otherwise: 'The provider is no longer registered',
  },
  'activity-not-registered': {
    account: [newRegistration],
    shown: 'The registration that stands in its place is named.',
    otherwise: 'The location is not registered for the activity',
  },
  'not-on-register': { reject: 'The location is not on the register under the ID given.' },
  'provider-not-on-register': { reject: 'The register knows no provider of the location that was named.' },
  'provider-does-not-match': { reject: 'The register gives the location to another provider.' },
  'registration-status-unknown': { reject: 'The register does not say that the location is registered.' },
  'registration-dates-odd': { reject: 'The register’s dates do not cover the day of the check.' },
  'rating-word-unknown': { accept: 'An unknown word in the place of a rating is no Inadequate.' },
  'register-unavailable': {
    accept: 'The register being down counts against nobody; the registration is looked up before a contract starts.',
  },
  'record-unreadable': {
    accept:
      'A record that this service cannot read counts against nobody; the location’s page on cqc.org.uk was read instead.',
  },
  'name-differs': {
    account: [sameCompany],
    shown: 'It is the same company under a new name.',
    otherwise: 'The application is in another name than the register’s',
  },
  'company-number-differs': { reject: 'The company that applies is not the one that is registered.' },
  'signatory-not-registered': {
    account: [maySign],
    shown: 'Who signed may do so for the organisation.',
    otherwise: 'Who signed is not known to the register',
  },
  'activity-unclear': { reject: 'The register does not say that the location is registered for the activity.' },
  'dormancy-unknown': {
    account: [reopened],
    shown: 'Care is given from the location now.',
    otherwise: 'The location may be dormant',
  },
  'rating-status-unknown': { accept: 'The rating was taken for current, which is the careful reading.' },
  'rating-of-another-service': {
    reject: 'The register rates another service of the location, and not the one applied for.',
  },
  'newer-rating-historic': { reject: 'A newer rating than the one that counts is held to be historic.' },
  'key-question-inadequate': { reject: 'A key question is rated Inadequate.' },
  'insurance-committed': { accept: 'Enough insurance is promised before a contract starts.' },
  'insurance-too-low': {
    reject: 'The sums are in full pounds and too low, and the cover needed was not promised.',
  },
  dormant: {
    account: [reopened],
    shown: 'Care is given from the location again.',
    otherwise: 'The location is dormant',
  },
  'rating-inadequate': { reject: 'The location is rated Inadequate, which the agreement does not admit.' },
  'another-location-inadequate': { reject: 'Another location of the provider is rated Inadequate.' },
  'mandatory-exclusion-declared': {
    account: [putRight, authority, measures],
    shown:
      'The account shows self-cleaning: it was put right, the authority was told, and it is kept from happening again.',
    otherwise: 'The account does not show self-cleaning',
  },
  'discretionary-exclusion-declared': {
    account: [measures, noRepeat],
    shown: 'The account shows that it is unlikely to recur.',
    otherwise: 'The account does not show that it is unlikely to recur',
  },
  'conflict-declared': {
    account: [keptApart],
    shown: 'The safeguards offered are enough.',
    otherwise: 'No safeguard is offered',
  },
  'health-and-safety-notice': {
    account: [complied],
    shown: 'The notice was complied with.',
    otherwise: 'The notice may still stand',
  },
  'safeguarding-policy-old': { accept: 'The policy is in force; its review is asked for before a contract starts.' },
  'continuity-plan-old': { accept: 'The plan is in force; its test is asked for before a contract starts.' },
  'data-protection-without-plan': {
    reject: 'Records about people’s care would be kept without the standards, and without a plan to meet them.',
  },
};

/**
 * Decides on a referral from the findings, as sentences, and from what the provider wrote. Each finding must be acceptable; one that
 * is not known is not accepted. The reason names what settled each.
 */
export const decideReferral = (findings: readonly string[], account: string): Decided => {
  const judged = findings.map((sentence) => judge(findingIn(sentence), sentence, account));
  const against = judged.filter(({ decision }) => decision === 'reject');
  const counted = against.length > 0 ? against : judged;
  return {
    decision: against.length > 0 ? 'reject' : 'accept',
    reason: [...new Set(counted.map(({ reason }) => reason))].join(' ') || 'Nothing was found that stands against it.',
  };
};

const judge = (finding: KnownFinding | undefined, sentence: string, account: string): Decided => {
  if (!finding) return { decision: 'reject', reason: `This needs a decision by somebody else: ${sentence}` };
  const rule = rules[finding];
  if ('accept' in rule) return { decision: 'accept', reason: rule.accept };
  if ('reject' in rule) return { decision: 'reject', reason: rule.reject };
  const lacking = rule.account.filter(({ words }) => !words.test(account)).map(({ what }) => what);
  return lacking.length === 0
    ? { decision: 'accept', reason: rule.shown }
    : {
        decision: 'reject',
        reason: `${rule.otherwise}: it does not say ${new Intl.ListFormat('en-GB').format(lacking)}.`,
      };
};
