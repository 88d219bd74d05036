import type { DecidedTogether, TogetherBarrier } from '../../../domain/application/decided-together.ts';
import { barriersToDecidingTogether, MOST_TOGETHER } from '../../../domain/application/decided-together.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { sightOf } from '../../../domain/application/sight.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { paginationOf, type WherePageIs } from '../../shared/web/pagination.ts';
import { Problem } from '../../shared/web/problem.ts';
import { allValues } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { isSeen, type Seen, windowSeenBy } from './declaration.ts';
import { officerOf } from './officer.ts';
import { isOurId } from './our-id.ts';
import type { OfWindow } from './window.ts';

type Stage = DecidedTogether['stage'];

/** A referred application, with what stands against accepting it together with others. */
export interface Referred {
  readonly application: OpenedApplication;
  readonly barriers: readonly TogetherBarrier[];
}

interface TogetherCase extends Seen {
  readonly officer: Officer;
  readonly stage: Stage;
  /** Those of a page of the list, by name. */
  readonly listed: readonly Referred[];
  /** Those that were chosen, of this window. */
  readonly chosen: readonly Referred[];
  readonly pagination: ReturnType<typeof paginationOf>;
}

/** Who decides on declarations and gates reads them. @throws Problem 403 where an officer also judges quality */
export const requireReader = (stage: Stage, officer: Officer, windowId: string): void => {
  if (stage === 'registration' || sightOf(officer).price) return;
  throw new Problem(403, {
    title: 'Somebody else decides on these',
    lines: ['You also judge quality, so you are not shown what may tell you of price. Another officer decides.'],
    link: { href: paths.window(windowId).referrals, text: 'Decide referred applications' },
  });
};

/** What one check referred, a page of it, as this officer may see it; and those of it that a form names. @throws Problem */
export const togetherCase = async (
  deps: Deps,
  stage: Stage,
  { params, visitor, query, form }: OfWindow,
): Promise<TogetherCase> => {
  const officer = officerOf(visitor);
  const seen = await windowSeenBy(deps, officer, params.windowId);
  const { windowId } = seen.window;
  requireReader(stage, officer, windowId);
  const where = { from: query.get('from') ?? '', before: query.get('before') ?? '' };
  const [page, chosen] = await Promise.all([
    deps.lists.page(windowId, `${stage}-referred`, where, isSeen(seen.conflicted), MOST_TOGETHER),
    read(deps, [...new Set(allValues(form, 'applications'))].filter(isOurId).slice(0, MOST_TOGETHER)),
  ]);
  const listed = await read(
    deps,
    page.items.map(({ applicationId }) => applicationId),
  );
  const referred = (application: OpenedApplication): Referred => ({
    application,
    barriers: barriersToDecidingTogether(application, stage, officer),
  });
  const hrefOf = (at: WherePageIs) => `${paths.window(windowId).together[stage]}?${new URLSearchParams({ ...at })}`;
  return {
    ...seen,
    officer,
    stage,
    listed: listed.map(referred),
    chosen: chosen.filter((each) => each.windowId === windowId).map(referred),
    pagination: paginationOf(page, hrefOf),
  };
};

const read = async ({ applications }: Deps, ids: readonly string[]): Promise<readonly OpenedApplication[]> => {
  const found = await Promise.all(ids.map((applicationId) => applications.getIfReadable(applicationId)));
  return found.filter((each) => each !== undefined);
};
