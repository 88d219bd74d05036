import * as z from 'zod';
import {
  barriersToLeavingOut,
  barriersToProposing,
  barriersToTakingLeavingOutBack,
} from '../../../../domain/application/leaving-out.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import { LEAST_REASON_AGAINST_A_FIRM, type Reason } from '../../../../domain/reason.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { leaveOut, proposeLeavingOut, takeLeavingOutBack } from '../../decisions/leave-out.ts';
import { type SetAsideCase, setAsideCase } from '../../decisions/set-aside-case.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { type ReadForm, readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { deciders, officerOf } from '../../officer.ts';
import { unsealingFaultWords } from '../../words/unsealing-faults.ts';
import { windowTitle } from '../../words/window-title.ts';

const base = '/officers/faults/{subject}/leave-out';
type Asked = SignedInRequest<typeof base>;

/** One step of leaving an application out: what it asks, what stands against it beside the reason, and what it does. */
interface Step {
  readonly path: `${typeof base}${string}`;
  readonly title: string;
  readonly button: string;
  readonly says: string;
  readonly question: Question;
  readonly least?: number;
  barriers(found: SetAsideCase, officerId: string, at: string): readonly Reason[];
  readonly act: typeof leaveOut;
}

/** A reason that is long enough: what is typed is judged by the form itself. */
const WELL_REASONED = 'x'.repeat(LEAST_REASON_AGAINST_A_FIRM);
const standing = (found: SetAsideCase) => ({ ...found, reason: WELL_REASONED });
const why = (label: string, hint: string): Question => ({ kind: 'long-text', name: 'reason', label, hint });

const steps: readonly Step[] = [
  {
    path: base,
    title: 'Propose to leave this application out',
    button: 'Propose it, and write to the provider',
    says: 'Do this only where nothing more can be done to open it. The provider is written to at once, and can reply. Until an officer then decides, nothing changes: it can still be tried again, and no places can be recommended.',
    question: why(
      'Why it is to be left out',
      'What was tried, and why it cannot be opened. Kept with the decision, and told to the provider in these words.',
    ),
    least: LEAST_REASON_AGAINST_A_FIRM,
    barriers: (found) => barriersToProposing(found.setAside, standing(found)),
    act: proposeLeavingOut,
  },
  {
    path: `${base}/decide`,
    title: 'Decide that this application is left out',
    button: 'Leave it out',
    says: 'The other applications can then be recommended. The provider is told the decision and your reason. It can be taken back until an award is approved.',
    question: why(
      'Why it is left out',
      'If the provider replied, what you say to its reply. Kept with the decision, and told to the provider in these words.',
    ),
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
  {
    path: `${base}/take-back`,
    title: 'No longer leave this application out',
    button: 'Take it back',
    says: 'The application is set aside again and can be tried again. No places can be recommended until it is opened and settled, or left out. The provider is told.',
    question: why('Why it is taken back', 'Kept with the decision, and told to the provider in these words.'),
    barriers: (found) => barriersToTakingLeavingOutBack(found.setAside, standing(found)),
    act: takeLeavingOutBack,
  },
];

/** Officers leave out an application that cannot be opened: they propose it, decide once its provider could reply, or take it back. */
export const leaveOutRoutes = (deps: Dependencies): readonly Route[] => steps.flatMap((step) => stepRoutes(deps, step));

const stepRoutes = (deps: Dependencies, step: Step): readonly Route[] => {
  const { path, title, button, says, question, least } = step;
  const questions = [question];
  const schema = z.object({
    reason: reasonField('Enter the reason', least),
  });
  const shown = async (request: Asked, read?: Extract<ReadForm<unknown>, { wrong: unknown }>) => {
    const officer = officerOf(request.visitor);
    const found = await setAsideCase(deps, officer, request.params.subject);
    const { setAside, window, agreement, proposed, told, reference } = found;
    return formPage(
      'officer/records/leave-out.njk',
      {
        title,
        button,
        says,
        caption: windowTitle(agreement, window),
        back: { href: `/officers/faults/${setAside.applicationId}`, text: 'The application that cannot be opened' },
        setAside,
        cause: unsealingFaultWords[setAside.fault],
        reference,
        proposed,
        told,
        replyBy: told && momentInWords(told.replyBy),
        against: step.barriers(found, officer.id, request.arrivedAt).map(({ text }) => text),
      },
      { questions, restored: request.restored, ...read },
    );
  };
  return [
    withRole(...deciders).get(path, (request) => shown(request)),
    withRole(...deciders).post(path, async (request) => {
      const read = readForm(questions, schema, request.form);
      if ('wrong' in read) return shown(request, read);
      const applicationId = request.params.subject;
      const { reason } = read.value;
      await step.act(deps, { applicationId, officer: officerOf(request.visitor), reason, at: request.arrivedAt });
      return redirect(`/officers/faults/${applicationId}`);
    }),
  ];
};
