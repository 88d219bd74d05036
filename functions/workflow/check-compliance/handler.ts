import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { complianceFindings } from '../../../domain/application/compliance.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { proposing } from '../../../domain/application/proposed-rejection.ts';
import { type CheckOutcome, outcomeOf } from '../../../domain/reason.ts';
import { storedAnswers, storedApplication } from '../stored-application.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';

interface Deps {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly now: Now;
}

/** The pass/fail gates before evaluation (docs/rules.md, rules 5 and 11). */
export const checkCompliance =
  ({ windows, applications, now }: Deps) =>
  async ({ applicationId }: { readonly applicationId: string }) => {
    const application = await storedApplication(applications, applicationId);
    if (application.status !== 'registration-accepted') return { applicationId, outcome: decidedBefore(application) };
    const frozen = await storedAnswers(applications, application);
    const agreement = await frozenAgreement(windows, application.windowId);
    const { closesAt } = await storedWindow(windows, application.windowId);

    const findings = complianceFindings(agreement, frozen.answers, closesAt);
    const outcome = outcomeOf(findings);
    const compliance = { outcome, findings: [...findings], checkedAt: now() };
    const failed = findings.filter((finding) => finding.outcome === 'fail').map(({ text }) => text);
    await applications.move(
      application,
      STATUS[outcome],
      outcome === 'fail'
        ? { compliance, ...proposing(application, { stage: 'compliance', reasons: failed, at: now() }) }
        : { compliance },
      { at: now(), action: 'compliance checked', detail: [outcome, ...findings.map(({ code }) => code)].join(', ') },
    );
    return { applicationId, outcome };
  };

const STATUS = { pass: 'evaluating', refer: 'compliance-referred', fail: 'rejection-proposed' } as const;

const GOES_NO_FURTHER: ReadonlySet<string> = new Set([
  'rejection-proposed',
  'representation-referred',
  'rejected',
  'window-cancelled',
]);

/** A repeated task answers what the application's status says was decided. */
const decidedBefore = ({ status }: OpenedApplication): CheckOutcome => {
  if (GOES_NO_FURTHER.has(status)) return 'fail';
  return status === 'compliance-referred' ? 'refer' : 'pass';
};
