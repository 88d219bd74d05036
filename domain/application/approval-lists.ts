import * as z from 'zod';
import { hasPlace } from './award-lists.ts';
import type { OpenedApplication } from './opened-application.ts';
import { checkStage } from './proposed-rejection.ts';
import { referralDecision } from './referral-decision.ts';

type Is = (application: OpenedApplication) => boolean;

/** What officers accepted of what the checks referred, the registration first. */
const acceptedOf = ({
  registration,
  registrationDecision,
  compliance,
  complianceDecision,
}: OpenedApplication): z.infer<typeof accepted>[] => {
  const of = (
    stage: z.infer<typeof checkStage>,
    found: { readonly findings: readonly { readonly text: string }[] } | undefined,
    decided: OpenedApplication['registrationDecision'],
  ) =>
    decided?.decision === 'accept' ? [{ stage, texts: (found?.findings ?? []).map(({ text }) => text), decided }] : [];
  return [
    ...of('registration', registration, registrationDecision),
    ...of('compliance', compliance, complianceDecision),
  ];
};

/** What its applicant gave its word to have before a contract. */
const commitmentsOf = ({ compliance }: OpenedApplication): readonly string[] =>
  (compliance?.findings ?? []).filter(({ outcome }) => outcome === 'note').map(({ text }) => text);

/** Of those with a place, what whoever approves the award looks at: what was referred and accepted, and what an applicant gave its word for. */
const approvalLists = {
  'place-after-referral': (each) => hasPlace(each) && acceptedOf(each).length > 0,
  'place-with-commitment': (each) => hasPlace(each) && commitmentsOf(each).length > 0,
} as const satisfies Readonly<Record<string, Is>>;
export type ApprovalList = keyof typeof approvalLists;

export const approvalListsOf = (application: OpenedApplication): readonly string[] =>
  Object.entries<Is>(approvalLists).flatMap(([name, is]) => (is(application) ? [name] : []));

const accepted = z.object({ stage: checkStage, texts: z.array(z.string()), decided: referralDecision });

/** What these lists show of an application besides. */
export const shownOfApproval = z.object({
  accepted: z.array(accepted).optional(),
  commitments: z.array(z.string()).optional(),
});

/** The same, of one list. */
export const foundOfApproval = (list: string, application: OpenedApplication): z.infer<typeof shownOfApproval> => {
  if (list === 'place-after-referral') return { accepted: acceptedOf(application) };
  return list === 'place-with-commitment' ? { commitments: [...commitmentsOf(application)] } : {};
};
