import { barriersInAward } from '../../../../domain/award/applicants.ts';
import { deciders } from '../../../../domain/people/officer.ts';
import { choice, reason, text } from '../../../../domain/questions/kinds.ts';
import { done, formRoutes } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { Visitor } from '../../../shared/web/request.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { awardStateOf } from '../../case/award-state.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { everyApplicant } from '../../case/every-applicant.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { recordChallenge, settleChallenge } from '../../decisions/challenge.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

const list = '/officers/windows/{windowId}/standstill/challenges';

/** Recording a challenge, and settling it. */
export const challengeRoutes = (deps: Deps): readonly Route[] => [
  ...formRoutes(withRole(...deciders), {
    path: list,
    template: 'officer/award/record-challenge.njk',
    load: ({ params, visitor }) => challengeable(deps, visitor, params.windowId),
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
  }),

  ...formRoutes(withRole(...deciders), {
    path: `${list}/{at}`,
    template: 'officer/award/settle-challenge.njk',
    load: async ({ params, visitor }) => ({
      ...(await challengeable(deps, visitor, params.windowId)),
      ...(await settling(deps, visitor, params)),
    }),
    show: ({ model, challenge, against }) => ({
      ...model,
      title: 'Settle a challenge',
      button: 'Settle the challenge',
      challenge,
      against,
    }),
    fields: {
      decision: choice({
        label: 'What follows for the award?',
        choices: [
          {
            value: 'continue',
            text: 'The award continues',
            hint: 'It goes on once the standstill has ended and no other challenge is open.',
          },
          {
            value: 'stop',
            text: 'The award is stopped',
            hint: 'No contracts are made, and every applicant is told. This cannot be undone.',
          },
        ],
        missing: 'Select whether the award continues or is stopped',
      }),
      reason: reason({
        label: 'Reason',
        hint: 'Kept with the decision.',
        missing: 'Enter the reason for your decision',
      }),
    },
    act: async ({ window, challenge }, answers, { visitor, arrivedAt: at }) => {
      await settleChallenge(deps, window, challenge.at, officerOf(visitor), { ...answers, at });
      return done;
    },
    next: ({ window }) => paths.window(window.windowId).standstill,
  }),
];

const challengeable = async (deps: Deps, visitor: Visitor, windowId: string) => {
  const { window } = await windowSeenBy(deps, officerOf(visitor), windowId);
  const caption = windowTitle(await frozenAgreement(deps, windowId), window);
  const back = { href: paths.window(windowId).standstill, text: 'Standstill and challenges' };
  return { window, model: { caption, back, window } };
};

const settling = async (
  deps: Deps,
  visitor: Visitor,
  { windowId, at }: { readonly windowId: string; readonly at: string },
) => {
  const officer = officerOf(visitor);
  const [challenges, applicants, state] = await Promise.all([
    deps.awards.challenges(windowId),
    everyApplicant(deps, windowId),
    awardStateOf(deps, windowId),
  ]);
  const challenge = challenges.find((each) => each.at === at);
  if (!challenge) throw notFound();
  const against = barriersInAward('settle-challenge', officer, { ...applicants, ...state });
  return { challenge, against: against.map((barrier) => barrier.text) };
};
