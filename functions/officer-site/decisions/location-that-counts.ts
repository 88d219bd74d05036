import { applicantIn } from '../../../domain/application/applicant.ts';
import type { OpenedApplication, RegistrationRecord } from '../../../domain/application/opened-application.ts';
import { registrationRecordOf } from '../../../domain/application/registration-record.ts';
import { findingsOfSharedLocation } from '../../../domain/application/shared-location.ts';
import { barriersToCount } from '../../../domain/register/location-that-counts.ts';
import { frozenAgreement } from '../case/agreement.ts';
import type { DeskDeps } from '../deps.ts';

/** The location that an officer says counts for an application, as the application's record takes it. */
export type LocationThatCounts = Pick<OpenedApplication, 'locationId'> &
  Partial<Pick<OpenedApplication, 'registration' | 'namedLocation'>>;

/** What came of checking it. `unseen`: the check found something that the officer has not read yet. */
export type LocationChecked =
  | { readonly kind: 'counts'; readonly location: LocationThatCounts }
  | { readonly kind: 'barred'; readonly text: string }
  | { readonly kind: 'unseen'; readonly registration: RegistrationRecord; readonly seen: string };

/**
 * Checks on the spot the location that an officer picks (docs/rules.md, rule 4), unless it is the one whose check lies before the officer.
 * What this check finds is read before it is accepted: `seen` names the answer of the register that the officer has read.
 */
export const checkLocation = async (
  deps: Pick<DeskDeps, 'applications' | 'windows' | 'lookUp' | 'locationUses'>,
  application: OpenedApplication,
  locationId: string,
  { seen, at }: { readonly seen: string; readonly at: string },
): Promise<LocationChecked> => {
  const { applicationId, registration: before } = application;
  const isNamed = locationId === application.locationId;
  // What failed cannot count as it lies: the register may say otherwise by now.
  const mayStand =
    before?.locations?.some((each) => each.relation === 'named' && each.locationId === locationId) &&
    !before.findings.some(({ outcome }) => outcome === 'fail');
  if (isNamed && mayStand && before?.evidenceHash) return { kind: 'counts', location: { locationId } };

  const [answers, agreement, looked, others] = await Promise.all([
    deps.applications.answers(application),
    frozenAgreement(deps, application.windowId),
    deps.lookUp(locationId),
    deps.locationUses(application, locationId),
  ]);
  // The register has been down since the application was checked: that holds nobody up, and it is asked again before a contract.
  if (looked.kind === 'unavailable' && isNamed && mayStand) return { kind: 'counts', location: { locationId } };
  const registration = registrationRecordOf(looked, {
    applicant: applicantIn(answers?.answers ?? {}),
    locationId,
    requiredActivity: agreement.regulator.activity,
    checkedAt: at,
    evidenceHash: looked.kind === 'unavailable' ? undefined : looked.evidence.sha256,
    shared: findingsOfSharedLocation(others),
  });
  const [barrier] = barriersToCount(looked, registration.findings);
  if (barrier || looked.kind === 'unavailable') return { kind: 'barred', text: barrier?.text ?? '' };
  const toSee = [looked.evidence.sha256, ...others.map((other) => other.application.receipt.reference)].join(' ');
  if (registration.findings.length > 0 && seen !== toSee) return { kind: 'unseen', registration, seen: toSee };

  await deps.applications.keepEvidence(applicationId, looked.evidence);
  const named = application.namedLocation ?? (before && { locationId: application.locationId, registration: before });
  return {
    kind: 'counts',
    location: { locationId, registration, ...(isNamed || !named ? {} : { namedLocation: named }) },
  };
};
