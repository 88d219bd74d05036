import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Ask } from '../../../adapters/dynamodb/waits.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { applicationIdOf, type OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { UnsealingFault } from '../../../domain/application/set-aside.ts';
import { filesIn } from '../../../domain/application/sight.ts';
import type { UnsafeFile } from '../../../domain/application/unsafe-file.ts';
import type { Scores } from '../../../domain/evaluation/scores.ts';
import { officerRole } from '../../../domain/people/officer.ts';
import type { UnsafeFor } from '../../../domain/questions/virus-check.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../../../functions/officer-site/deps.ts';
import { frozenOf, s1 } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { type OfficerAccount, officers, personOf } from '../../builders/people.ts';
import type { OpenedFiles } from './opened-files.ts';

const { now } = clock;

const declared = async (
  { records, evaluations }: Deps,
  windowId: string,
  who: Pick<OfficerAccount, 'subject' | 'name'> & { readonly groups?: readonly string[] },
  ...conflictedApplications: readonly string[]
) => {
  const officer = personOf(who);
  const before = await evaluations.declaration(windowId, officer.id);
  const roles = officerRole.options.filter((role) => who.groups?.includes(role));
  const fresh = { officer, roles, organisations: [], conflictedApplications: [...conflictedApplications], at: now() };
  await records.transact([evaluations.declare(windowId, before, fresh)]);
};

/** An agreement whose evaluators take places themselves, as they may wherever the lead does not assign them. */
const takingPlaces = (agreement: Agreement): Agreement => ({
  ...agreement,
  questionnaire: { ...agreement.questionnaire, places: 'taken' },
});

/** Puts a case into the records as the machines and other officers would have left it. */
export const stored = (deps: Deps, files: OpenedFiles) => ({
  /**
   * A window in which evaluators take places themselves, and in which everybody but the evaluators has declared that they have no conflict of interest. */
  window: async (window: Window, agreement: Partial<Agreement> = {}) => {
    const kept = await deps.windows.prepare(
      window,
      { ...takingPlaces(s1()), ...agreement },
      { at: now(), action: 'window prepared' },
      window.unsealedAt ? [deps.lists.madeWrite(window.windowId)] : [],
    );
    const { lead, manager, moderator, approver, auditor } = officers;
    for (const who of [lead, manager, moderator, approver, auditor]) await declared(deps, window.windowId, who);
    return kept;
  },

  /** An application that was opened before there were lists, in a window that was unsealed before. */
  olderApplication: async (application: OpenedApplication) => {
    const { windowId, applicationId } = application;
    await deps.records.put({ pk: `WINDOW#${windowId}`, sk: `APPLICATION#${applicationId}`, ...application });
    await deps.records.transact([deps.records.deleteWrite({ pk: `LIST#${windowId}`, sk: 'WHOLE' })]);
  },

  application: async (application: OpenedApplication) => {
    const frozen = frozenOf(application);
    await deps.applications.open(application, frozen);
    for (const { file } of filesIn(frozen)) await files.put(file);
    return (await deps.applications.get(application.applicationId)) ?? application;
  },

  /** Many applications at once, whose files nobody opens. */
  applications: (applications: readonly OpenedApplication[]) =>
    Promise.all(applications.map((each) => deps.applications.open(each, frozenOf(each)))),

  /** A file of it that a scan did not find clean, as it is noted when the scan has ended. */
  unsafeFile: async (
    { applicationId, windowId }: Pick<OpenedApplication, 'applicationId' | 'windowId'>,
    why: UnsafeFor = 'infected',
    shownTo: UnsafeFile['shownTo'] = [],
  ) => {
    const named = { page: 'safeguarding', field: 'policy', title: 'Safeguarding', name: 'safeguarding policy.pdf' };
    await deps.unsafeFiles.note({ applicationId, windowId, ...named, shownTo, why, foundAt: now() }, []);
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

  declared: (
    windowId: string,
    who: Pick<OfficerAccount, 'subject' | 'name'> & { readonly groups?: readonly string[] },
    ...conflicts: readonly string[]
  ) => declared(deps, windowId, who, ...conflicts),

  audit: (windowId: string) => Array.fromAsync(everyItem((after) => deps.trail.page(windowId, { limit: 100, after }))),
});
