import type { Ask } from '../../../adapters/dynamodb/waits.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { applicationIdOf, type OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { UnsealingFault } from '../../../domain/application/set-aside.ts';
import type { Scores } from '../../../domain/evaluation/scores.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../../../functions/officer-site/deps.ts';
import { frozenOf, s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { type OfficerAccount, officers, personOf } from '../../builders/people.ts';

const { now } = clock;

const declared = async (
  { records, evaluations }: Deps,
  windowId: string,
  who: Pick<OfficerAccount, 'subject' | 'name'>,
  ...conflictedApplications: readonly string[]
) => {
  const officer = personOf(who);
  const before = await evaluations.declaration(windowId, officer.id);
  const fresh = { officer, conflictedApplications: [...conflictedApplications], at: now() };
  await records.transact([evaluations.declare(windowId, before, fresh)]);
};

/** Puts a case into the records as the machines and other officers would have left it. */
export const stored = (deps: Deps) => ({
  /** A window in which everybody but the evaluators has declared that they have no conflict of interest. */
  window: async (window: Window, agreement: Partial<Agreement> = {}) => {
    const kept = await deps.windows.prepare(
      window,
      { ...s1(), ...agreement },
      { at: now(), action: 'window prepared' },
    );
    const { lead, manager, moderator, approver } = officers;
    for (const who of [lead, manager, moderator, approver]) await declared(deps, window.windowId, who);
    return kept;
  },

  application: async (application: OpenedApplication) => {
    await deps.applications.open(application, frozenOf(application));
    return application;
  },

  /** A submission that could not be unsealed, as the unsealing task leaves it. */
  setAside: async (windowId: string, providerId: string, fault: UnsealingFault) => {
    await deps.setAside.failed({ windowId, providerId, at: now() }, fault);
    return applicationIdOf(windowId, providerId);
  },

  /** The machine waits for an answer, as AskOfficer notes it. */
  waiting: (subject: string, ask: Ask, round = '1') =>
    deps.waits.begin({
      subject,
      ask,
      token: `token of ${ask} for ${subject}, ${round}`,
      enteredAt: `2027-04-01T09:00:0${round}.000Z`,
      detail: undefined,
    }),

  /** An evaluator's scores, final or not. */
  scores: async (application: OpenedApplication, slot: 1 | 2, who: OfficerAccount, scores: Scores, isFinal = true) => {
    await deps.records.transact([
      deps.evaluations.claim({
        applicationId: application.applicationId,
        slot,
        evaluator: personOf(who),
        scores: { ...scores },
        version: 1,
        ...(isFinal ? { finalAt: now() } : {}),
      }),
    ]);
  },

  declared: (windowId: string, who: Pick<OfficerAccount, 'subject' | 'name'>, ...conflicts: readonly string[]) =>
    declared(deps, windowId, who, ...conflicts),

  audit: async (windowId: string) => (await deps.trail.page(windowId, { limit: 100 })).items,
});
