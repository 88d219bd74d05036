import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationLists } from '../../../adapters/dynamodb/application-lists.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { ControlRepository } from '../../../adapters/dynamodb/controls.ts';
import type { ListedApplication } from '../../../domain/application/lists.ts';
import { controlStanding, isControlAsked } from '../../../domain/people/control.ts';
import type { Window } from '../../../domain/window/window.ts';
import { eachOf } from '../in-batches.ts';

export interface LookingAtProofs {
  readonly lists: Pick<ApplicationLists, 'every'>;
  readonly applications: Pick<ApplicationRepository, 'getIfReadable' | 'change'>;
  readonly controls: Pick<ControlRepository, 'known'>;
  readonly now: Now;
}

/**
 * Notes on applications how their proof of who speaks for the location has come to stand without any officer of this window: proved for another
 * one, typed by the provider on its own page whatever was noted before, or a code that has run out. One that cannot be noted stops no other.
 * @returns of how many it was noted
 * @throws the first failure, once each has had its turn
 */
export const lookAtProofs = async (deps: LookingAtProofs, { windowId, status }: Window): Promise<number> => {
  if (status !== 'evaluating' && status !== 'standstill') return 0;
  const failures: unknown[] = [];
  const attempt = async <Result>(act: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await act();
    } catch (error) {
      failures.push(error);
      return undefined;
    }
  };
  const ifOtherwise = (listed: ListedApplication) =>
    attempt(async () => {
      const standing = controlStanding(await deps.controls.known(listed), deps.now());
      return standing === listed.controlStanding ? undefined : listed.applicationId;
    });
  let noted = 0;
  for (const list of ['to-prove', 'awaits-proof'] as const) {
    const found = await eachOf(deps.lists.every(windowId, list), ifOtherwise, AT_A_TIME);
    for (const applicationId of found.filter((id) => id !== undefined))
      if (await attempt(() => noteProof(deps, applicationId))) noted += 1;
  }
  if (failures.length > 0) throw failures[0];
  return noted;
};

/** What is known of one lies in three records, and a request takes a hundred keys. */
export const AT_A_TIME = 33;

/**
 * Asks once more how the proof of one stands, after its application was read: who decides on it later changes that, and comes first.
 * @returns whether it stands otherwise than was noted. @throws Conflict where the application is changed in that moment
 */
const noteProof = async ({ applications, controls, now }: LookingAtProofs, applicationId: string): Promise<boolean> => {
  const application = await applications.getIfReadable(applicationId);
  if (!application || !isControlAsked(application)) return false;
  const standing = controlStanding(await controls.known(application), now());
  if (standing === application.controlStanding) return false;
  const audit = { at: now(), action: 'proof of who speaks for the location looked at', detail: standing };
  await applications.change(application, { controlStanding: standing }, audit);
  return true;
};
