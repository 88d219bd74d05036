import { barriersInAward } from '../../../../domain/award/applicants.ts';
import type { Challenge } from '../../../../domain/award/award.ts';
import { barriersToStoppingByAChallenge, isProposal } from '../../../../domain/award/stop-proposal.ts';
import { choice, reason } from '../../../../domain/questions/kinds.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { SignedInRequest, Visitor } from '../../../shared/web/request.ts';
import { awardStateOf } from '../../case/award-state.ts';
import { challengeable } from '../../case/challengeable.ts';
import { everyApplicant } from '../../case/every-applicant.ts';
import { officerOf } from '../../case/officer.ts';
import { settleChallenge } from '../../decisions/settle-challenge.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

type OfChallenge = SignedInRequest<'/{windowId}/{at}'>;

/** Settles a challenge: the award continues or is stopped. */
export const settle = (deps: Deps) =>
  form({
    template: 'officer/award/settle-challenge.njk',
    freshly: true,
    load: async ({ params, visitor }: OfChallenge) => ({
      ...(await challengeable(deps, visitor, params.windowId)),
      ...(await settling(deps, visitor, params)),
    }),
    show: ({ window, model, challenge, against }) => ({
      ...model,
      title: 'Settle a challenge',
      button: 'Settle the challenge',
      challenge,
      applicationHref: applicationOf(challenge, window),
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
      const twice = answers.decision === 'stop' ? barriersToStoppingByAChallenge(challenge, officerOf(visitor)) : [];
      if (twice.length > 0) return { barriers: twice.map((each) => ({ ...each, field: 'decision' })) };
      await settleChallenge(deps, window, challenge.at, officerOf(visitor), { ...answers, at });
      return done;
    },
    next: ({ window }) => paths.window(window.windowId).standstill,
  });

const applicationOf = ({ particulars }: Challenge, { windowId }: Pick<Window, 'windowId'>): string | undefined =>
  particulars?.application && paths.window(windowId).application(particulars.application.applicationId).page;

const settling = async (deps: Deps, visitor: Visitor, { windowId, at }: OfChallenge['params']) => {
  const officer = officerOf(visitor);
  const [challenges, applicants, state] = await Promise.all([
    deps.awards.challenges(windowId),
    everyApplicant(deps, windowId),
    awardStateOf(deps, windowId),
  ]);
  const challenge = challenges.find((each) => each.at === at && !isProposal(each));
  if (!challenge) throw notFound();
  const against = barriersInAward('settle-challenge', officer, { ...applicants, ...state });
  return { challenge, against: against.map((barrier) => barrier.text) };
};
