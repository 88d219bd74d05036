import { personalCare } from '../../../domain/register/activity.ts';
import type { Location, Provider } from '../../../domain/register/records.ts';
import { checkRegistration } from '../../../domain/register/registration-check.ts';
import { aProvider } from './a-location.ts';

/** What every check of these tests asks. */
export const asked = { requiredActivity: personalCare, on: '2026-11-22' };

/** One line of a table of checks: what is on the register, and what comes of it. */
export interface Case {
  readonly sentence: string;
  readonly location: Location;
  /** The registered provider of one location when left out; `null` when it is not on the register. */
  readonly provider?: Provider | null;
  readonly siblings?: Location[];
  readonly outcome: 'pass' | 'refer' | 'fail';
  /** Outcome and code of each reason, in order. */
  readonly reasons: string[];
}

export const checked = ({ location, provider, siblings }: Case) => {
  const { outcome, reasons } = checkRegistration({
    ...asked,
    location,
    provider: provider === null ? undefined : (provider ?? aProvider()),
    siblings,
  });
  return { outcome, reasons: reasons.map((reason) => `${reason.outcome} ${reason.code}`) };
};

export const treatmentOnly = { name: 'Treatment of disease, disorder or injury', code: 'RA5' };
