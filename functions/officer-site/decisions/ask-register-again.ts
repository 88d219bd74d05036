import { applicantIn } from '../../../domain/application/applicant.ts';
import { barriersToAskingAgain } from '../../../domain/application/asked-again.ts';
import { registrationChecked } from '../../../domain/application/registration-checked.ts';
import { registrationRecordOf } from '../../../domain/application/registration-record.ts';
import { findingsOfSharedLocation } from '../../../domain/application/shared-location.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { CheckOutcome } from '../../../domain/reason.ts';
import { notFound } from '../../shared/web/problem.ts';
import { frozenAgreement } from '../case/agreement.ts';
import { requireEvaluating, windowAsked } from '../case/window.ts';
import type { DeskDeps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { openWait, redeliver } from './machine-answers.ts';
import { requireSeparate } from './require-separate.ts';
import { requireNoPartInOthers } from './shared-location.ts';

/** What came of asking the register again about one application: the check decided, it still cannot be asked, or it is not to be. */
export type AskedAgain =
  | { readonly kind: CheckOutcome | 'unavailable' }
  | { readonly kind: 'barred'; readonly text: string };

const ASK = 'registration-referral';

/**
 * Asks the register about an application that was referred since it could not be asked, keeps the answer as evidence, and lets it decide as
 * the check would have: the application goes on, its rejection is proposed, or it stays referred for what was found. Done before, it
 * changes nothing. @throws Problem 403, 404, 409
 */
export const askRegisterAgain = (
  deps: DeskDeps,
  applicationId: string,
  officer: Officer,
  at: string,
): Promise<AskedAgain> =>
  againOnConflict(async () => {
    const application = await deps.applications.get(applicationId);
    if (!application) throw notFound();
    const { windowId, locationId } = application;
    requireEvaluating(await windowAsked(deps, windowId));
    requireSeparate('decide-referral', officer, application, windowId);
    const by = { id: officer.id, name: officer.name };
    await requireNoPartInOthers(deps, application, by);
    const [barrier] = barriersToAskingAgain(application);
    if (barrier) {
      await redeliver(deps, applicationId, ASK);
      return { kind: 'barred', text: barrier.text };
    }
    const [answers, agreement, looked, others] = await Promise.all([
      deps.applications.answers(application),
      frozenAgreement(deps, windowId),
      deps.lookUp(locationId),
      deps.locationUses(application, locationId),
    ]);
    if (looked.kind === 'unavailable') return { kind: 'unavailable' };
    await deps.applications.keepEvidence(applicationId, looked.evidence);
    const registration = registrationRecordOf(looked, {
      applicant: applicantIn(answers?.answers ?? {}),
      locationId,
      requiredActivity: agreement.regulator.activity,
      checkedAt: at,
      evidenceHash: looked.evidence.sha256,
      shared: findingsOfSharedLocation(others),
    });
    const { outcome, findings } = registration;
    const { status, patch } = registrationChecked(application, registration);
    const detail = [outcome, ...findings.map(({ code }) => code)].join(', ');
    const audit = { at, by, action: 'register asked again: registration checked', detail };
    if (outcome === 'refer') {
      await deps.records.transact(deps.applications.changeWrites(application, patch, audit));
      return { kind: outcome };
    }
    const wait = await openWait(deps, applicationId, ASK);
    const answer = { decision: outcome === 'pass' ? 'accept' : 'reject' };
    await deps.applications.move(application, status, patch, audit, [deps.waits.answer(wait, answer)]);
    await redeliver(deps, applicationId, ASK);
    return { kind: outcome };
  });
