import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { personalCare } from '../../../domain/register/activity.ts';
import type { Applicant } from '../../../domain/register/identity.ts';
import { locationsOfProvider } from '../../../domain/register/location-choices.ts';
import { locationShown } from '../../../domain/register/location-shown.ts';
import type { Looked } from '../../../domain/register/looked.ts';
import { checkAgainstRegister } from '../../../domain/register/registration-check.ts';
import { selfCheck } from '../../../domain/register/self-check.ts';
import { londonDate } from '../../../domain/time/london.ts';

interface Asked {
  readonly agreement: Agreement;
  /** Who applies, as far as its application says; absent where nobody is known. */
  readonly applicant?: Applicant;
  /** The lots that it would be for, by their ids. */
  readonly lots: readonly string[];
  readonly at: string;
}

/** What a look at the register comes to for whoever asks about itself: what pages show of it (views/macros/self-check.njk). */
export const selfChecked = (looked: Looked, { agreement, applicant, lots, at }: Asked) => {
  const requiredActivity = agreement.regulator.activity ?? personalCare;
  const check = checkAgainstRegister(looked, { requiredActivity, on: londonDate(at), applicant });
  return {
    result: selfCheck(check, looked),
    location: locationShown(looked, requiredActivity),
    compared: check.compared,
    /** Where a provider's ID was entered: its locations. */
    choices: looked.kind === 'not-found' ? locationsOfProvider(looked) : [],
    lots: agreement.lots.filter(({ id }) => lots.includes(id)).map(({ id, title }) => `Lot ${id}: ${title}`),
  };
};
