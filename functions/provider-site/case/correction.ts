import { barriersToCorrecting, type Correction } from '../../../domain/application/correction.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import { londonDate } from '../../../domain/time/london.ts';
import { askedPages } from '../../shared/asked-pages.ts';
import { gone, notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { type OfWindow, type WindowShown, windowShown } from './window.ts';

/** What a provider was asked last to correct in a window, with the pages that it may correct as they are asked. */
export interface Correcting extends WindowShown {
  readonly correction: Correction;
  readonly pages: readonly AskedPage[];
}

/** A request about one page that may be corrected. */
export type OfCorrectedPage = SignedInRequest<'/{windowId}/{page}'>;

/** @throws Problem 404 where nothing was returned for correction */
export const correctingOf = async (
  deps: Pick<Deps, 'windows' | 'corrections'>,
  { params, visitor, arrivedAt }: OfWindow,
): Promise<Correcting> => {
  const [shown, asked] = await Promise.all([
    windowShown(deps, params),
    deps.corrections.of(visitor.actsFor.providerId, params.windowId),
  ]);
  const correction = asked.at(-1);
  if (!correction) throw notFound();
  const every = askedPages(shown.agreement, correction.lots, [], londonDate(arrivedAt));
  const pages = correction.pages.flatMap(({ page }) => every.filter(({ path }) => path === page));
  return { ...shown, correction, pages };
};

/** The page that is asked for. @throws Problem 404 where it is none of those that were named */
export const namedPageOf = ({ correction, pages }: Correcting, path: string) => {
  const page = pages.find((each) => each.path === path);
  const named = correction.pages.find((each) => each.page === path);
  if (!page || !named) throw notFound();
  return { page, named };
};

/** @throws Problem 410 where a correction that arrives now is not taken any more, with the reason */
export const requireTimeToCorrect = ({ correction, window }: Correcting, arrivedAt: string): void => {
  const [barrier] = barriersToCorrecting(correction, window, arrivedAt);
  if (!barrier) return;
  throw gone(
    barrier.code === 'time-over' ? 'The time to correct is over' : 'No correction can be sent',
    [barrier.text, ...(barrier.code === 'time-over' ? ['Nothing that arrived after that was kept.'] : [])],
    { href: paths.window(window.windowId).correction, text: 'See what you were asked to correct' },
  );
};
