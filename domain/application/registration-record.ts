import { outcomeOf } from '../reason.ts';
import { type Activity, personalCare } from '../register/activity.ts';
import type { Applicant } from '../register/identity.ts';
import { locationChoices } from '../register/location-choices.ts';
import type { Looked } from '../register/looked.ts';
import { ratingOf } from '../register/rating.ts';
import { registeredAsOn } from '../register/registered-as.ts';
import { checkAgainstRegister } from '../register/registration-check.ts';
import { londonDate } from '../time/london.ts';
import type { RegistrationRecord } from './opened-application.ts';

interface Asked {
  readonly applicant: Applicant;
  /** The location that was looked up. */
  readonly locationId: string;
  readonly requiredActivity?: Activity | undefined;
  readonly checkedAt: string;
  /** Absent where the register did not answer. */
  readonly evidenceHash: string | undefined;
  /** What is found of others that use the location. */
  readonly shared: readonly RegistrationRecord['findings'][number][];
}

/** The registration check of an application (docs/rules.md, rule 4) as it is kept: never whom the register names. */
export const registrationRecordOf = (looked: Looked, asked: Asked): RegistrationRecord => {
  const { applicant, locationId, requiredActivity = personalCare, checkedAt, evidenceHash, shared } = asked;
  const check = checkAgainstRegister(looked, { requiredActivity, applicant, on: londonDate(checkedAt) });
  const registeredAs = registeredAsOn(looked);
  const rating = looked.kind === 'found' ? ratingOf(looked.location, requiredActivity) : undefined;
  const findings = [...check.reasons.map(({ code, outcome, text }) => ({ code, outcome, text })), ...shared];
  return {
    outcome: outcomeOf(findings),
    findings,
    rating: rating?.rating ?? 'unknown',
    ...(rating?.date ? { ratingDate: rating.date } : {}),
    checkedAt,
    ...(evidenceHash ? { evidenceHash } : {}),
    compared: check.compared,
    locations: locationChoices(looked, locationId, requiredActivity),
    ...(registeredAs ? { registeredAs } : {}),
  };
};
