import {
  barriersToLeavingOut,
  barriersToProposing,
  barriersToTakingLeavingOutBack,
} from '../../../../domain/application/leaving-out.ts';
import { reason } from '../../../../domain/questions/kinds.ts';
import { LEAST_REASON_AGAINST_A_FIRM, type Reason } from '../../../../domain/reason.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { done, form } from '../../../shared/forms/form.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { officerOf } from '../../case/officer.ts';
import { type SetAsideCase, setAsideCase } from '../../case/set-aside-case.ts';
import { leaveOut } from '../../decisions/leave-out.ts';
import { proposeLeavingOut } from '../../decisions/propose-leaving-out.ts';
import { takeLeavingOutBack } from '../../decisions/take-leaving-out-back.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { unsealingFaultWords } from '../../words/unsealing-faults.ts';
import { windowTitle } from '../../words/window-title.ts';

/** One step of leaving an application out: what it asks, what stands against it beside the reason, and what it does. */
interface Step {
  readonly title: string;
  readonly button: string;
  readonly says: string;
  readonly why: { readonly label: string; readonly hint: string };
  readonly least?: number;
  barriers(found: SetAsideCase, officerId: string, at: string): readonly Reason[];
  readonly act: typeof leaveOut;
}

/** A reason that is long enough: what is typed is judged by the form itself. */
const WELL_REASONED = 'x'.repeat(LEAST_REASON_AGAINST_A_FIRM);
const standing = (found: SetAsideCase) => ({ ...found, reason: WELL_REASONED });

const steps = {
  propose: {
    title: 'Propose to leave this application out',
    button: 'Propose it, and write to the provider',
    says: 'Do this only where nothing more can be done to open it. The provider is written to at once, and can reply. Until an officer then decides, nothing changes: it can still be tried again, and no places can be recommended.',
    why: {
      label: 'Why it is to be left out',
      hint: 'What was tried, and why it cannot be opened. Kept with the decision, and told to the provider in these words.',
    },
    least: LEAST_REASON_AGAINST_A_FIRM,
    barriers: (found) => barriersToProposing(found.setAside, standing(found)),
    act: proposeLeavingOut,
  },
  decide: {
    title: 'Decide that this application is left out',
    button: 'Leave it out',
    says: 'The other applications can then be recommended. The provider is told the decision and your reason. It can be taken back until an award is approved.',
    why: {
      label: 'Why it is left out',
      hint: 'If the provider replied, what you say to its reply. Kept with the decision, and told to the provider in these words.',
    },
    least: LEAST_REASON_AGAINST_A_FIRM,
    barriers: (found, officerId, at) =>
      barriersToLeavingOut(found.setAside, standing(found), {
        // How the letter went is looked at when it is decided.
        replyBy: found.told?.replyBy,
        replied: found.told?.reply !== undefined,
        officerId,
        at,
      }),
    act: leaveOut,
  },
  takeBack: {
    title: 'No longer leave this application out',
    button: 'Take it back',
    says: 'The application is set aside again and can be tried again. No places can be recommended until it is opened and settled, or left out. The provider is told.',
    why: { label: 'Why it is taken back', hint: 'Kept with the decision, and told to the provider in these words.' },
    barriers: (found) => barriersToTakingLeavingOutBack(found.setAside, standing(found)),
    act: takeLeavingOutBack,
  },
} as const satisfies Readonly<Record<string, Step>>;

/** Officers leave out an application that cannot be opened: they propose it, decide once its provider could reply, or take it back. */
export const leavingOut = (deps: DeskDeps, which: keyof typeof steps) => {
  const { title, button, says, why, least, ...step }: Step = steps[which];
  return form({
    template: 'officer/records/leave-out.njk',
    load: ({ params, visitor }: SignedInRequest<'/{subject}'>) =>
      setAsideCase(deps, officerOf(visitor), params.subject),
    show: (found, { visitor, arrivedAt }) => {
      const { setAside, window, agreement, proposed, told, reference } = found;
      return {
        title,
        button,
        says,
        caption: windowTitle(agreement, window),
        back: { href: paths.fault(setAside.applicationId).page, text: 'The application that cannot be opened' },
        setAside,
        cause: unsealingFaultWords[setAside.fault],
        reference,
        proposed,
        told,
        replyBy: told && momentInWords(told.replyBy),
        against: step.barriers(found, visitor.subject, arrivedAt).map(({ text }) => text),
      };
    },
    fields: { reason: reason({ ...why, missing: 'Enter the reason', ...(least ? { least } : {}) }) },
    act: async ({ setAside: { applicationId } }, answers, { visitor, arrivedAt }) => {
      await step.act(deps, { applicationId, officer: officerOf(visitor), reason: answers.reason, at: arrivedAt });
      return done;
    },
    next: ({ setAside }) => paths.fault(setAside.applicationId).page,
  });
};
