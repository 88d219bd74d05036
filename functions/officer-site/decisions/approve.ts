import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { Approval, Recommendation } from '../../../domain/award/award.ts';
import { type Award, barriersToApproving, barriersToDeciding } from '../../../domain/award/barriers-to-approving.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { londonDate } from '../../../domain/time/london.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import { Problem } from '../../shared/web/problem.ts';
import { frozenAgreement } from '../case/agreement.ts';
import { awardStateOf } from '../case/award-state.ts';
import { declarationOf } from '../case/declaration.ts';
import { everyApplicant } from '../case/every-applicant.ts';
import { requireEvaluating, windowAsked } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { decide, openWait, redeliver } from './machine-answers.ts';

export interface Decision {
  readonly decision: 'approved' | 'returned';
  readonly authorityId: string;
  readonly reason: string;
}

/** What stands against this officer deciding so: returning needs no authority, but the same separation of duties. */
const barriersAgainst = (
  officer: Officer,
  award: Award,
  { decision, authorityId }: Decision,
  agreement: Agreement,
  at: string,
): readonly Reason[] => {
  const authority = agreement.authorities.find(({ id }) => id === authorityId);
  return [
    ...barriersToDeciding(officer, award),
    ...(decision === 'approved' ? barriersToApproving(award, authority, agreement, londonDate(at)) : []),
  ];
};

/**
 * Approves or returns the recommendation that the approver saw, under the authority named (docs/rules.md, rule 6), and answers what
 * stands against it: none where it is done. The same officer's same decision again changes nothing.
 * @throws Problem 409 where somebody decided otherwise, or the machine does not ask yet
 */
export const decideAward = (
  deps: Deps,
  recommendation: Recommendation,
  officer: Officer,
  made: Decision,
  at: string,
): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const { windowId, round } = recommendation;
    // Declarations first: a conflict declared after them, by the approver or by whoever recommended, makes the decision be made again.
    const [declaration, recommenders] = await Promise.all([
      declarationOf(deps, officer, windowId),
      deps.evaluations.declaration(windowId, recommendation.by.id),
    ]);
    // The window's version holds what is read after it: were it read beside them, what changes in between would pass unseen.
    const window = await windowAsked(deps, windowId);
    const [agreement, applicants, { recommendations, approvals }] = await Promise.all([
      frozenAgreement(deps, windowId),
      everyApplicant(deps, windowId),
      awardStateOf(deps, windowId),
    ]);
    const before = approvals.find((each) => each.round === round);
    if (before) {
      await decidedBefore(deps, before, officer, made);
      return [];
    }
    const places = await deps.awards.places(recommendation);
    const award = { recommendation: { ...recommendation, places }, recommendations, ...applicants };
    const barriers = barriersAgainst(officer, award, made, agreement, at);
    if (barriers.length > 0) return barriers;
    requireEvaluating(window);

    const { decision, authorityId, reason } = made;
    const wait = await openWait(deps, windowId, 'approval');
    const by = { id: officer.id, name: officer.name };
    const authority = decision === 'approved' ? { authorityId } : {};
    const fresh: Approval = { windowId, by, at, decision, reason, round, ...authority };
    const under = decision === 'approved' ? ` under ${authorityId}` : '';
    const audit = { at, by, action: `recommendation ${decision}`, detail: `round ${round}${under}: ${reason}` };
    await decide(deps, {
      wait,
      answer: { decision },
      writes: [
        ...deps.windows.changeWrites(window, {}, audit),
        deps.awards.approve(fresh),
        deps.evaluations.stillDeclared(windowId, declaration),
        ...(recommenders ? [deps.evaluations.stillDeclared(windowId, recommenders)] : []),
      ],
    });
    return [];
  });

/** The same decision again brings its answer on; another one is refused with who decided what. @throws Problem 409 */
const decidedBefore = async (
  deps: Deps,
  before: Approval,
  officer: Officer,
  { decision, authorityId }: Decision,
): Promise<void> => {
  const same =
    before.by.id === officer.id &&
    before.decision === decision &&
    (decision === 'returned' || before.authorityId === authorityId);
  if (same) return redeliver(deps, before.windowId, 'approval');
  throw new Problem(409, {
    title: 'This has been decided already',
    lines: [
      `${before.by.name} ${before.decision} the recommendation at ${momentInWords(before.at)}.`,
      ...(before.reason ? [`Reason: ${before.reason}`] : []),
      'Your decision was not saved.',
    ],
    link: { href: paths.window(before.windowId).approval, text: 'See the award' },
  });
};
