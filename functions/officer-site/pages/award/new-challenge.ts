import { barriersToDays } from '../../../../domain/award/challenges.ts';
import { day, optionalText, reason, several, text } from '../../../../domain/questions/kinds.ts';
import { londonDate, plusDays } from '../../../../domain/time/london.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { applicationReferred } from '../../case/application-referred.ts';
import { challengeable } from '../../case/challengeable.ts';
import { personOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import { recordChallenge } from '../../decisions/record-challenge.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

/** An answer that is due later than this was mistyped. */
const LONGEST_DAYS = 366;

/** Records a challenge, which holds the award. */
export const newChallenge = (deps: Deps) =>
  form({
    template: 'officer/award/record-challenge.njk',
    load: async ({ params, visitor, arrivedAt }: OfWindow) => ({
      ...(await challengeable(deps, visitor, params.windowId)),
      today: londonDate(arrivedAt),
    }),
    show: ({ model }) => ({ ...model, title: 'Record a challenge', button: 'Record the challenge' }),
    fields: ({ agreement, today }) => ({
      from: text({ label: 'Who challenges the award?', missing: 'Enter who challenges the award' }),
      receivedOn: day({
        label: 'When did it reach you?',
        hint: 'For example 2 4 2027. What counts for the standstill is when you record it.',
        missing: 'Enter the day on which it reached you',
        today,
      }),
      lots: several({
        label: 'Which lots is it about?',
        hint: 'Select all that apply. It holds the award of every lot until it is settled.',
        choices: agreement.lots.map(({ id, title }) => ({ value: id, text: `Lot ${id}, ${title}` })),
        missing: 'Select at least one lot',
      }),
      reference: optionalText({
        label: 'Reference of the application that it is about (optional)',
        hint: 'It stands below the applicant’s name wherever places are shown.',
      }),
      answerBy: day({
        label: 'By when is it to be answered?',
        hint: 'For example 16 4 2027',
        missing: 'Enter the day by which it is to be answered',
        latest: plusDays(today, LONGEST_DAYS),
      }),
      summary: reason({
        label: 'What the challenge says',
        hint: 'A summary, and where its papers are kept.',
        missing: 'Enter what the challenge says',
      }),
    }),
    act: async ({ window, conflicted }, { from, summary, reference: typed, ...days }, { visitor, arrivedAt: at }) => {
      const reference = typed?.trim().toUpperCase();
      const { windowId } = window;
      const applicationId = reference ? await applicationReferred(deps, windowId, conflicted, reference) : undefined;
      const barriers = [
        ...barriersToDays(days),
        ...(reference && applicationId === undefined
          ? [
              {
                code: 'unknown-reference',
                text: 'No application of this window has this reference. Check it, and enter it again',
              },
            ]
          : []),
      ];
      if (barriers.length > 0) return { barriers };
      const application = reference && applicationId ? { application: { applicationId, reference } } : {};
      const particulars = { ...days, ...application };
      await recordChallenge(deps, window, { windowId, recordedBy: personOf(visitor), at, from, summary, particulars });
      return done;
    },
    fieldOf: { 'answer-before-received': 'answerBy', 'unknown-reference': 'reference' },
    next: ({ window }) => paths.window(window.windowId).standstill,
  });
