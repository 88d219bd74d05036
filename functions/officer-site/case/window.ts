import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { isOurId } from './our-id.ts';

/** A request for a page of one window. */
export type OfWindow = SignedInRequest<'/{windowId}'>;

/** @throws Problem 404 where there is no such window */
export const windowAsked = async ({ windows }: Pick<Deps, 'windows'>, windowId: string): Promise<Window> => {
  const window = isOurId(windowId) ? await windows.get(windowId) : undefined;
  if (!window) throw notFound();
  return window;
};

/** A window whose applications may be looked at. @throws Problem 404, or 403 while they are sealed (docs/rules.md, rule 2) */
export const unsealedWindow = async (deps: Pick<Deps, 'windows'>, windowId: string): Promise<Window> => {
  const window = await windowAsked(deps, windowId);
  if (!window.unsealedAt) throw sealed(window);
  return window;
};

/** Of a window whose applications nobody can look at yet, or ever. */
export const sealed = ({ windowId, status, closesAt }: Window): Problem => {
  const link = { href: paths.window(windowId).page, text: 'Back to the window' };
  if (status === 'cancelled')
    return new Problem(403, {
      title: 'These applications were never opened',
      lines: ['The window was cancelled before its applications were unsealed. They stay sealed.'],
      link,
    });
  if (status === 'closed')
    return new Problem(403, {
      title: 'Applications are being unsealed',
      lines: [`The window closed at ${momentInWords(closesAt)}. Try again in a minute.`],
      link,
    });
  return new Problem(403, {
    title: 'Applications are sealed',
    lines: [
      `Applications are sealed until the window closes at ${momentInWords(closesAt)}.`,
      'Until then nobody at the council, whatever their role, can see who has applied, how many have, or what they wrote.',
    ],
    link,
  });
};

/** @throws Problem 409 unless decisions on this window's applications are being taken */
export const requireEvaluating = ({ windowId, status }: Window): void => {
  if (status === 'evaluating') return;
  throw new Problem(409, {
    title: 'This window is not being evaluated',
    lines: [
      status === 'cancelled'
        ? 'The window was cancelled, so nothing more is decided in it.'
        : 'The award has been approved, so nothing that leads up to it can change.',
    ],
    link: { href: paths.window(windowId).page, text: 'See the window' },
  });
};
