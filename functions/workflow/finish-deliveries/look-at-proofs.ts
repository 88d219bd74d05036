import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationLists } from '../../../adapters/dynamodb/application-lists.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { ControlRepository } from '../../../adapters/dynamodb/controls.ts';
import type { ListedApplication } from '../../../domain/application/lists.ts';
import { controlStanding, isControlAsked } from '../../../domain/people/control.ts';
import type { Window } from '../../../domain/window/window.ts';

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
  let noted = 0;
  for (const list of ['to-prove', 'awaits-proof'] as const)
    for await (const listed of deps.lists.every(windowId, list))
      try {
        if (await noteProof(deps, listed)) noted += 1;
      } catch (error) {
        failures.push(error);
      }
  if (failures.length > 0) throw failures[0];
  return noted;
};

/** @returns whether it stands otherwise than was noted. @throws Conflict where the application is changed in that moment */
const noteProof = async (deps: LookingAtProofs, listed: ListedApplication): Promise<boolean> => {
  const { applications, controls } = deps;
  const at = deps.now();
  const standing = controlStanding(await controls.known(listed), at);
  if (standing === listed.controlStanding) return false;
  const application = await applications.getIfReadable(listed.applicationId);
  if (!application || !isControlAsked(application) || standing === application.controlStanding) return false;
  const audit = { at, action: 'proof of who speaks for the location looked at', detail: standing };
  await applications.change(application, { controlStanding: standing }, audit);
  return true;
};
