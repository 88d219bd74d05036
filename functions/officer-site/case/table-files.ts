import type { Officer } from '../../../domain/people/officer.ts';
import { againstTable, rolesOf, type TableName, tableName } from '../../../domain/tables/window-tables.ts';
import type { Window } from '../../../domain/window/window.ts';
import { forbidden, notFound, roleNeeded } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { ahead } from './ahead.ts';
import { notDeclared } from './declaration.ts';
import { isOurId } from './our-id.ts';
import { sealed, windowAsked } from './window.ts';

/** A window with what an officer declared of it, if they have declared anything. */
export interface WindowOfTables {
  readonly window: Window;
  readonly hasDeclared: boolean;
  /** Applications that this officer declared a conflict of interest with. */
  readonly conflicted: ReadonlySet<string>;
}

/** @throws Problem 404 where there is no such window */
export const windowOfTables = async (
  deps: Pick<Deps, 'windows' | 'evaluations'>,
  { id }: Pick<Officer, 'id'>,
  windowId: string,
): Promise<WindowOfTables> => {
  if (!isOurId(windowId)) throw notFound();
  const declaring = ahead(deps.evaluations.declaration(windowId, id));
  const window = await windowAsked(deps, windowId);
  const declaration = await declaring;
  return { window, hasDeclared: declaration !== undefined, conflicted: new Set(declaration?.conflictedApplications) };
};

/** A table of a window, where this officer may see it on its pages. @throws Problem 403 where not, 404 where there is none */
export const tableSeenBy = async (
  deps: Pick<Deps, 'windows' | 'evaluations'>,
  officer: Officer,
  { windowId, table: asked }: { readonly windowId: string; readonly table: string },
): Promise<WindowOfTables & { readonly table: TableName }> => {
  const of = await windowOfTables(deps, officer, windowId);
  const table = tableName.safeParse(asked).data;
  if (!table) throw notFound();
  switch (againstTable(table, officer, of.window, of.hasDeclared)) {
    case 'not-for-role':
      throw roleNeeded(rolesOf(table));
    case 'judges-quality':
      throw forbidden('It tells what people who judge quality are not told.');
    case 'sealed':
      throw sealed(of.window);
    case 'not-declared':
      throw notDeclared(windowId);
    case undefined:
      return { ...of, table };
  }
};
