/**
 * What an officer recognises a finding by, as the page shows it. The words are those of the checks (domain/register,
 * domain/application/pages); what always fails is never put before an officer.
 */
const known = [
  ['not-rated', /has not rated this location/],
  ['rating-inherited', /gave this rating to an earlier registration/],
  ['ratings-mixed', /current ratings of this location that differ/],
  ['rating-inadequate', /^CQC rates this location Inadequate/],
  ['another-location-inadequate', /^Another location of this provider, .* is rated Inadequate/],
  ['several-locations', /^This provider has other locations/],
  ['dormant', /shows this location as dormant/],
  ['location-deregistered', /shows the location .* as deregistered/],
  ['provider-deregistered', /shows the provider .* as deregistered/],
  ['activity-not-registered', /does not show this location as registered for/],
  ['not-on-register', /^That is the ID of a provider|^CQC’s register holds no location/],
  ['provider-not-on-register', /holds no provider with the ID/],
  ['provider-does-not-match', /gives this location to provider|does not list this location among/],
  ['registration-status-unknown', /where it should say whether this (?:location|provider) is registered/],
  ['registration-dates-odd', /is registered only from|as registered, but with an end on/],
  ['rating-word-unknown', /as a rating, which this service does not know/],
  ['register-unavailable', /register could not be asked/],
  ['record-unreadable', /its record of the (?:location|provider) could not be read/],
  ['name-differs', /^The application is in the name of/],
  ['company-number-differs', /^Company numbers differ/],
  ['signatory-not-registered', /is not among the people whom CQC’s register names/],
  ['activity-unclear', /does not say clearly what this location is registered for/],
  ['dormancy-unknown', /whether this location is dormant|does not call this location dormant/],
  ['rating-status-unknown', /whether a rating of this location is current or historic/],
  ['rating-of-another-service', /gives this location ratings of another service/],
  ['newer-rating-historic', /calls another rating of this location historic/],
  ['key-question-inadequate', /rates one of the five key questions Inadequate/],
  ['insurance-committed', /^Insurance is below the agreement’s levels .*gave its word to reach them/],
  ['insurance-too-low', /^Insurance is below the agreement’s levels/],
  ['re-registered', /links this (?:location|provider) to another registration/],
  ['mandatory-exclusion-declared', /^A mandatory exclusion ground was declared/],
  ['discretionary-exclusion-declared', /^A discretionary exclusion ground was declared/],
  ['conflict-declared', /^A conflict of interest was declared/],
  ['health-and-safety-notice', /^A health and safety notice/],
  ['safeguarding-policy-old', /^The safeguarding policy was not reviewed/],
  ['continuity-plan-old', /^The continuity plan was not tested/],
  ['data-protection-without-plan', /^Data security standards are not met/],
] as const satisfies readonly (readonly [string, RegExp])[];

export type KnownFinding = (typeof known)[number][0];

/** The finding that a sentence states; undefined for one that this officer has not met. */
export const findingIn = (sentence: string): KnownFinding | undefined =>
  known.find(([, words]) => words.test(sentence.trim()))?.[0];
