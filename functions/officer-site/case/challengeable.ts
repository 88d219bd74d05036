import type { Visitor } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { windowTitle } from '../words/window-title.ts';
import { frozenAgreement } from './agreement.ts';
import { windowSeenBy } from './declaration.ts';
import { officerOf } from './officer.ts';

/** A window whose award may be challenged, with what each page about a challenge says of it. @throws Problem */
export const challengeable = async (deps: Deps, visitor: Visitor, windowId: string) => {
  const { window, conflicted } = await windowSeenBy(deps, officerOf(visitor), windowId);
  const agreement = await frozenAgreement(deps, windowId);
  const caption = windowTitle(agreement, window);
  const back = { href: paths.window(windowId).standstill, text: 'Standstill and challenges' };
  return { window, agreement, conflicted, model: { caption, back, window } };
};
