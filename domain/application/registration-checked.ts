import type { OpenedApplication, RegistrationRecord } from './opened-application.ts';
import { proposing } from './proposed-rejection.ts';
import type { ApplicationStatus } from './status.ts';

const statuses = { pass: 'registration-accepted', refer: 'registration-referred', fail: 'rejection-proposed' } as const;

/** What follows from a registration check by itself (docs/rules.md, rule 4), whenever the register was asked. */
export const registrationChecked = (
  application: OpenedApplication,
  registration: RegistrationRecord,
): { readonly status: ApplicationStatus; readonly patch: Partial<OpenedApplication> } => ({
  status: statuses[registration.outcome],
  patch:
    registration.outcome === 'fail'
      ? {
          registration,
          ...proposing(application, {
            stage: 'registration',
            reasons: registration.findings.filter(({ outcome }) => outcome === 'fail').map(({ text }) => text),
            at: registration.checkedAt,
          }),
        }
      : { registration },
});
