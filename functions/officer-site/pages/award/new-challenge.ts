import { reason, text } from '../../../../domain/questions/kinds.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { challengeable } from '../../case/challengeable.ts';
import { personOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import { recordChallenge } from '../../decisions/record-challenge.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** Records a challenge, which holds the award. */
export const newChallenge = (deps: Deps) =>
  form({
    template: 'officer/award/record-challenge.njk',
    load: ({ params, visitor }: OfWindow) => challengeable(deps, visitor, params.windowId),
    show: ({ model }) => ({ ...model, title: 'Record a challenge', button: 'Record the challenge' }),
    fields: {
      from: text({ label: 'Who challenges the award?', missing: 'Enter who challenges the award' }),
      summary: reason({
        label: 'What the challenge says',
        hint: 'A summary, and where its papers are kept.',
        missing: 'Enter what the challenge says',
      }),
    },
    act: async ({ window }, answers, { visitor, arrivedAt: at }) => {
      await recordChallenge(deps, window, { windowId: window.windowId, recordedBy: personOf(visitor), at, ...answers });
      return done;
    },
    next: ({ window }) => paths.window(window.windowId).standstill,
  });
