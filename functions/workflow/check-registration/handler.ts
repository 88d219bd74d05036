import type { Now } from '../../../adapters/clock.ts';
import { type LookedUp, type Register, RegisterUnavailable } from '../../../adapters/cqc/register.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { LocationUses } from '../../../adapters/dynamodb/location-uses.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { applicantIn } from '../../../domain/application/applicant.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { registrationChecked } from '../../../domain/application/registration-checked.ts';
import { registrationRecordOf } from '../../../domain/application/registration-record.ts';
import { doubting, findingsOfSharedLocation, type OtherUse } from '../../../domain/application/shared-location.ts';
import type { CheckOutcome } from '../../../domain/reason.ts';
import { storedApplication, storedSubmission } from '../stored-application.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';
import type { Input } from './schema.ts';

interface Deps {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly locationUses: LocationUses;
  readonly register: () => Promise<Register>;
  readonly now: Now;
}

/**
 * Asks the register and keeps its answer as evidence, and refers two applications that name one location: this one by what is found, and
 * one that was checked before this was opened by a doubt for an officer (docs/rules.md, rule 4).
 * @throws RegisterUnavailable, to be retried by the machine
 */
export const checkRegistration =
  ({ windows, applications, locationUses, register, now }: Deps) =>
  async ({ applicationId, registerUnavailable }: Input) => {
    const application = await storedApplication(applications, applicationId);
    if (application.status !== 'received') return { applicationId, outcome: decidedBefore(application) };
    const frozen = await storedSubmission(applications, applicationId);
    const agreement = await frozenAgreement(windows, application.windowId);

    const looked: LookedUp = registerUnavailable
      ? { kind: 'unavailable', why: 'server-error' }
      : await (await register()).look(application.locationId);
    if (looked.kind === 'unavailable' && !registerUnavailable) throw new RegisterUnavailable(looked);
    if (looked.kind !== 'unavailable') await applications.keepEvidence(applicationId, looked.evidence);

    const others = await locationUses(application, application.locationId);
    const registration = registrationRecordOf(looked, {
      applicant: applicantIn(frozen.answers),
      locationId: application.locationId,
      requiredActivity: agreement.regulator.activity,
      checkedAt: now(),
      evidenceHash: looked.kind === 'unavailable' ? undefined : looked.evidence.sha256,
      shared: findingsOfSharedLocation(others),
    });
    for (const other of others) await raiseDoubt({ windows, applications }, other, application, now());
    const { outcome } = registration;
    const { status, patch } = registrationChecked(application, registration);
    await applications.move(application, status, patch, {
      at: now(),
      action: 'registration checked',
      detail: [outcome, ...registration.findings.map(({ code }) => code)].join(', '),
    });
    return { applicationId, outcome };
  };

/**
 * Puts a doubt on an application that was checked before this one came to be opened. Attempted again, it changes nothing. What has been
 * scored may be in a recommendation: its window's version, to which an approval is held, goes up with it.
 */
const raiseDoubt = async (
  { windows, applications }: Pick<Deps, 'windows' | 'applications'>,
  { application: { applicationId } }: OtherUse,
  late: OpenedApplication,
  at: string,
): Promise<void> => {
  const other = await applications.get(applicationId);
  const doubt = other && doubting(other, { application: late, isContracted: false }, at);
  if (!doubt) return;
  const audit = { at, action: 'location in doubt', detail: `named by ${late.applicationId} too` };
  const { status, windowId } = other;
  const also =
    status === 'scored'
      ? windows.changeWrites(await storedWindow(windows, windowId), {}, { at, action: audit.action })
      : [];
  await applications.change(other, doubt, audit, also);
};

const GOES_NO_FURTHER: ReadonlySet<string> = new Set([
  'rejection-proposed',
  'representation-referred',
  'rejected',
  'window-cancelled',
]);

/** A repeated task answers what the application's status says was decided. */
const decidedBefore = ({ status }: OpenedApplication): CheckOutcome => {
  if (GOES_NO_FURTHER.has(status)) return 'fail';
  return status === 'registration-referred' ? 'refer' : 'pass';
};
