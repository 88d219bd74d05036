import type { StoredDeclaration } from '../../../adapters/dynamodb/evaluations.ts';
import { windowIdOf } from '../../../domain/application/opened-application.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { ahead } from './ahead.ts';
import { isOurId } from './our-id.ts';
import { unsealedWindow, windowAsked } from './window.ts';

/** What this officer declared for a window. @throws Problem 403 where they have declared nothing yet */
export const declarationOf = async (
  { evaluations }: Pick<Deps, 'evaluations'>,
  { id }: Pick<Officer, 'id'>,
  windowId: string,
): Promise<StoredDeclaration> => {
  const declaration = await evaluations.declaration(windowId, id);
  if (!declaration) throw notDeclared(windowId);
  return declaration;
};

/** Whether an officer has a part in an application, by what they declared for its window. */
export type Part = 'yes' | 'conflicted' | 'undeclared';

/** Asks which part an officer has in applications; of each window their declaration is read once. */
export const partsOf = ({ evaluations }: Pick<Deps, 'evaluations'>, { id }: Pick<Officer, 'id'>) => {
  const declarations = new Map<string, Promise<StoredDeclaration | undefined>>();
  return async (applicationId: string): Promise<Part> => {
    const windowId = windowIdOf(applicationId);
    const reading = declarations.get(windowId) ?? evaluations.declaration(windowId, id);
    declarations.set(windowId, reading);
    const declaration = await reading;
    if (!declaration) return 'undeclared';
    return declaration.conflictedApplications.includes(applicationId) ? 'conflicted' : 'yes';
  };
};

export const partIn = (
  deps: Pick<Deps, 'evaluations'>,
  officer: Pick<Officer, 'id'>,
  applicationId: string,
): Promise<Part> => partsOf(deps, officer)(applicationId);

/** Of a window whose applications somebody is to see who has not declared yet. */
export const notDeclared = (windowId: string): Problem =>
  new Problem(403, {
    title: 'Declare conflicts of interest first',
    lines: ['Nobody sees anything of a window’s applications before they have declared any conflict of interest.'],
    link: { href: paths.window(windowId).declaration, text: 'Declare conflicts of interest' },
  });

/** The window with its applications open to this officer: whatever their role, they declare conflicts of interest first. @throws Problem */
export const windowSeenBy = async (
  deps: Pick<Deps, 'windows' | 'evaluations'>,
  officer: Officer,
  windowId: string,
): Promise<Seen> => {
  if (!isOurId(windowId)) throw notFound();
  const declaring = ahead(declarationOf(deps, officer, windowId));
  const window = await unsealedWindow(deps, windowId);
  const declaration = await declaring;
  return { window, declaration, conflicted: new Set(declaration.conflictedApplications) };
};

/** A window as far as what this officer may see of it says: of one that is unsealed nothing before they have declared. @throws Problem */
export const windowLookedAt = async (
  deps: Pick<Deps, 'windows' | 'evaluations'>,
  officer: Officer,
  windowId: string,
): Promise<Window> => {
  if (!isOurId(windowId)) throw notFound();
  const declaring = ahead(declarationOf(deps, officer, windowId));
  const window = await windowAsked(deps, windowId);
  if (window.unsealedAt) await declaring;
  return window;
};

/** Whether somebody who declared these conflicts of interest is shown an application. */
export const isSeen =
  (conflicted: ReadonlySet<string>) =>
  ({ applicationId }: { readonly applicationId: string }): boolean =>
    !conflicted.has(applicationId);

export interface Seen {
  readonly window: Window;
  readonly declaration: StoredDeclaration;
  /** Applications that this officer declared a conflict of interest with. */
  readonly conflicted: ReadonlySet<string>;
}
