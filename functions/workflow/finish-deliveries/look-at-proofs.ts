import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationLists } from '../../../adapters/dynamodb/application-lists.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { ControlRepository } from '../../../adapters/dynamodb/controls.ts';
import { controlStanding, isControlAsked } from '../../../domain/people/control.ts';
import type { Window } from '../../../domain/window/window.ts';

export interface LookingAtProofs {
  readonly lists: Pick<ApplicationLists, 'every'>;
  readonly applications: Pick<ApplicationRepository, 'get' | 'change'>;
  readonly controls: Pick<ControlRepository, 'known'>;
  readonly now: Now;
}

/**
 * Notes on applications how their proof of who speaks for the location has come to stand without any officer: proved for an earlier window, typed
 * by the provider on its own page, or a code that has run out. @returns of how many it was noted
 */
export const lookAtProofs = async (deps: LookingAtProofs, { windowId, status }: Window): Promise<number> => {
  if (status !== 'evaluating' && status !== 'standstill') return 0;
  let noted = 0;
  for (const list of ['proof-not-looked-up', 'awaits-proof'] as const)
    for await (const { applicationId } of deps.lists.every(windowId, list)) {
      const application = await deps.applications.get(applicationId);
      if (!application || !isControlAsked(application)) continue;
      const at = deps.now();
      const standing = controlStanding(await deps.controls.known(application), at);
      if (standing === application.controlStanding) continue;
      const audit = { at, action: 'proof of who speaks for the location looked at', detail: standing };
      await deps.applications.change(application, { controlStanding: standing }, audit);
      noted += 1;
    }
  return noted;
};
