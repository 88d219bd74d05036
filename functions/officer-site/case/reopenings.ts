import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { openAgain, type Reopened, returnedLast } from '../../../domain/application/reopened.ts';
import type { Deps } from '../deps.ts';
import type { AwardCase } from './award-case.ts';
import { isSeen } from './declaration.ts';

const MOST_SHOWN = 50;

/** What an approver named to be done again on one application, as pages show it. */
interface ReopeningShown extends Omit<Reopened, 'questions'> {
  readonly applicationId: string;
  readonly name: string;
  readonly reference: string;
  /** By their titles. */
  readonly questions: readonly string[];
  readonly isOpen: boolean;
}

const titlesOf = ({ questionnaire }: Pick<Agreement, 'questionnaire'>, questions: readonly string[]) =>
  questionnaire.questions.filter(({ id }) => questions.includes(id)).map(({ title }) => title);

export const reopeningShown = (
  agreement: Pick<Agreement, 'questionnaire'>,
  application: OpenedApplication,
  reopened: Reopened,
): ReopeningShown => ({
  ...reopened,
  applicationId: application.applicationId,
  name: application.organisationName,
  reference: application.receipt.reference,
  questions: titlesOf(agreement, reopened.questions),
  isOpen: openAgain(application) === reopened,
});

/** What is to be done again of the round that was returned last, as far as this officer may see it; undefined while none is returned. */
export const reopeningsOf = async (
  deps: Deps,
  { window, agreement, conflicted, state }: Pick<AwardCase, 'window' | 'agreement' | 'conflicted' | 'state'>,
) => {
  const returned = returnedLast(state);
  if (!returned) return undefined;
  const ids = await deps.awards.reopened(window.windowId, returned.round);
  const seen = ids.filter((applicationId) => isSeen(conflicted)({ applicationId }));
  const read = await Promise.all(seen.slice(0, MOST_SHOWN).map((id) => deps.applications.getIfReadable(id)));
  const shown = read.flatMap((application) =>
    (application?.reopened ?? [])
      .filter(({ round }) => round === returned.round)
      .flatMap((each) => (application ? [reopeningShown(agreement, application, each)] : [])),
  );
  return { returned, shown, more: Math.max(0, seen.length - MOST_SHOWN) };
};
