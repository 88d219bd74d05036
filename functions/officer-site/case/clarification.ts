import type { Clarification } from '../../../domain/window/clarification.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { isOurId } from './our-id.ts';
import { windowAsked } from './window.ts';

export type OfClarification = SignedInRequest<'/{windowId}/{clarificationId}'>;

/** A question with the window that it is about. @throws Problem 404 where there is no such question */
export const clarificationAsked = async (
  deps: Pick<Deps, 'windows' | 'clarifications'>,
  { windowId, clarificationId }: OfClarification['params'],
): Promise<{ readonly window: Window; readonly asked: Clarification }> => {
  const window = await windowAsked(deps, windowId);
  const asked = isOurId(clarificationId) ? await deps.clarifications.get(windowId, clarificationId) : undefined;
  if (!asked) throw notFound();
  return { window, asked };
};
