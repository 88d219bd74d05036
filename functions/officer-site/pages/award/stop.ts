import { barriersInAward } from '../../../../domain/award/applicants.ts';
import { barriersToDecidingOnAStop, barriersToTakingAStopBack } from '../../../../domain/award/stop-proposal.ts';
import type { AwardDeed } from '../../../../domain/people/separation.ts';
import { choice, reason } from '../../../../domain/questions/kinds.ts';
import { LEAST_REASON_AGAINST_A_FIRM } from '../../../../domain/reason.ts';
import { done, form, type Sent } from '../../../shared/forms/form.ts';
import type { SignedInRequest, Visitor } from '../../../shared/web/request.ts';
import { awardStateOf } from '../../case/award-state.ts';
import { challengeable } from '../../case/challengeable.ts';
import { everyApplicant } from '../../case/every-applicant.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import { proposalAsked, settleStop } from '../../decisions/decide-stop.ts';
import { againstAStop, proposeStop } from '../../decisions/propose-stop.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

type OfProposal = SignedInRequest<'/{windowId}/{number}'>;

const least = LEAST_REASON_AGAINST_A_FIRM;
const texts = (barriers: readonly { readonly text: string }[]) => barriers.map(({ text }) => text);

const doneUnless = (barriers: Awaited<ReturnType<typeof proposeStop>>): Sent =>
  barriers.length === 0 ? done : { barriers: barriers.map((each) => ({ ...each, field: 'reason' })) };

/** What separation of duties has against this officer. */
const barredBy = async (deps: Deps, visitor: Visitor, windowId: string, deed: AwardDeed) => {
  const [applicants, state] = await Promise.all([everyApplicant(deps, windowId), awardStateOf(deps, windowId)]);
  return { state, barred: texts(barriersInAward(deed, officerOf(visitor), { ...applicants, ...state })) };
};

/** Proposes that the award is stopped, which holds it until another officer decides. */
export const proposedStop = (deps: Deps) =>
  form({
    template: 'officer/award/stop.njk',
    load: async ({ params, visitor }: OfWindow) => {
      const on = await challengeable(deps, visitor, params.windowId);
      const [{ state, barred }, holds] = await Promise.all([
        barredBy(deps, visitor, params.windowId, 'propose-stop'),
        deps.awards.challenges(params.windowId),
      ]);
      return { ...on, against: [...barred, ...texts(await againstAStop(deps, on.window, holds, state))] };
    },
    show: ({ model, against }) => ({
      ...model,
      title: 'Propose to stop the award',
      button: 'Propose it',
      says: 'Another officer decides. Until then the award is held: no contract is made. You can take your proposal back before the decision.',
      against,
    }),
    fields: {
      reason: reason({
        label: 'Why is the award to be stopped?',
        hint: 'Kept with the award, and read by whoever decides.',
        missing: 'Enter why the award is to be stopped',
        least,
      }),
    },
    act: async ({ window }, answers, { visitor, arrivedAt: at }) =>
      doneUnless(await proposeStop(deps, window, officerOf(visitor), { reason: answers.reason, at })),
    next: ({ window }) => paths.window(window.windowId).standstill,
  });

const loadingProposal = (deps: Deps, deed: AwardDeed) => async (request: OfProposal) => {
  const { params, visitor } = request;
  const on = await challengeable(deps, visitor, params.windowId);
  const [{ proposal }, { barred }] = await Promise.all([
    proposalAsked(deps, params.windowId, params.number),
    barredBy(deps, visitor, params.windowId, deed),
  ]);
  return { ...on, proposal, barred };
};

/** Decides on a proposal to stop the award. */
export const decidedStop = (deps: Deps) =>
  form({
    template: 'officer/award/stop.njk',
    freshly: true,
    load: loadingProposal(deps, 'decide-stop'),
    show: ({ model, proposal, barred }, { visitor }) => ({
      ...model,
      title: 'Decide whether the award is stopped',
      button: 'Save the decision',
      proposal,
      against: [...barred, ...texts(barriersToDecidingOnAStop(proposal, officerOf(visitor)))],
    }),
    fields: {
      decision: choice({
        label: 'What follows for the award?',
        choices: [
          {
            value: 'continue',
            text: 'The award goes on',
            hint: 'It goes on once the standstill has ended and nothing else holds it.',
          },
          {
            value: 'stop',
            text: 'The award is stopped',
            hint: 'No contracts are made, and every applicant is told within the hour. This cannot be undone.',
          },
        ],
        missing: 'Select whether the award goes on or is stopped',
      }),
      reason: reason({
        label: 'Reason',
        hint: 'Kept with the decision. If the award is stopped, every applicant is told it in these words.',
        missing: 'Enter the reason for your decision',
        least,
      }),
    },
    act: async ({ window, proposal }, answers, { visitor, arrivedAt: at }) => {
      const decided = { ...answers, how: 'decided' as const, at };
      return doneUnless(await settleStop(deps, window, String(proposal.proposal), officerOf(visitor), decided));
    },
    next: ({ window }) => paths.window(window.windowId).standstill,
  });

/** Takes a proposal back before anybody has decided on it. */
export const takenBackStop = (deps: Deps) =>
  form({
    template: 'officer/award/stop.njk',
    load: loadingProposal(deps, 'propose-stop'),
    show: ({ model, proposal, barred }, { visitor }) => ({
      ...model,
      title: 'Take the proposal back',
      button: 'Take it back',
      says: 'The award goes on as if it had not been proposed to stop it.',
      proposal,
      against: [...barred, ...texts(barriersToTakingAStopBack(proposal, officerOf(visitor)))],
    }),
    fields: {
      reason: reason({
        label: 'Why is it taken back?',
        hint: 'Kept with the award.',
        missing: 'Enter why it is taken back',
      }),
    },
    act: async ({ window, proposal }, answers, { visitor, arrivedAt: at }) => {
      const decided = { decision: 'continue', reason: answers.reason, how: 'taken-back', at } as const;
      return doneUnless(await settleStop(deps, window, String(proposal.proposal), officerOf(visitor), decided));
    },
    next: ({ window }) => paths.window(window.windowId).standstill,
  });
