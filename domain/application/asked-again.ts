import type { Reason } from '../reason.ts';
import { REGISTER_UNAVAILABLE } from '../register/registration-check.ts';
import type { OpenedApplication } from './opened-application.ts';
import { referralOpenAgain } from './reopened.ts';
import { returnedAt } from './returned.ts';

type Referred = Pick<OpenedApplication, 'status' | 'registration' | 'corrections' | 'reopened'>;

/** Whether an application waits for an officer since the register could not be asked, so that asking it again may be all that is needed. */
export const waitsForTheRegister = (application: Referred): boolean =>
  application.status === 'registration-referred' &&
  !referralOpenAgain(application) &&
  (application.registration?.findings.some(({ code }) => code === REGISTER_UNAVAILABLE) ?? false);

/** What stands against asking the register again in the place of the check that could not ask it. */
export const barriersToAskingAgain = (
  application: Referred,
): readonly Reason<'not-waiting-for-register' | 'returned'>[] => {
  if (!waitsForTheRegister(application))
    return [
      {
        code: 'not-waiting-for-register',
        text: 'It does not wait for the register any more: it was answered, or somebody has decided.',
      },
    ];
  return returnedAt(application, 'registration')
    ? [
        {
          code: 'returned',
          text: 'It was returned to its provider for correction, so an officer decides on it with what is corrected.',
        },
      ]
    : [];
};
