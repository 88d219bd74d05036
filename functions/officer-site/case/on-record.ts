import { auditPut } from '../../../adapters/dynamodb/audit.ts';
import { isApplicationId, windowIdOf } from '../../../domain/application/opened-application.ts';
import type { Person } from '../../../domain/people/officer.ts';
import type { Shown } from '../../shared/web/site.ts';
import type { Deps } from '../deps.ts';
import { personOf } from './officer.ts';
import { isOurId } from './our-id.ts';

/** Keeps who read what of a provider, and what was refused to whom. A page whose reading cannot be kept is not given. */
export const onRecord =
  (deps: Pick<Deps, 'records' | 'windows'>) =>
  async ({ route, params, visitor, arrivedAt, outcome, told }: Shown): Promise<void> => {
    if (outcome === 'shown' && !route.tells) return;
    const subject = params.applicationId ?? params.subject ?? params.letterId;
    const windowId = params.windowId ?? (subject && isApplicationId(subject) ? windowIdOf(subject) : undefined);
    // Whoever is refused may have asked for a window that there is not.
    const isKnown = outcome === 'shown' || (await isWindow(deps, windowId));
    await auditPut(deps.records, {
      ...(isKnown && windowId ? { windowId } : {}),
      at: arrivedAt,
      by: personOf(visitor),
      kind: outcome === 'shown' ? 'read' : 'refusal',
      action: outcome === 'shown' ? `read: ${route.tells}` : 'refused',
      ...(subject && isOurId(subject) ? { subject } : {}),
      detail:
        outcome === 'shown'
          ? (told ?? whichOf(params))
          : `${route.path}, with the roles: ${visitor.groups.join(', ') || 'none'}`,
    });
  };

const isWindow = async ({ windows }: Pick<Deps, 'windows'>, asked = ''): Promise<boolean> =>
  isOurId(asked) && (await windows.agreement(asked)) !== undefined;

/** The question, the edition of a pack, the table, or the page and field of a file, that was read. */
const whichOf = ({ question, edition, table, page, field }: Readonly<Record<string, string>>): string | undefined =>
  question ?? edition ?? table ?? (page && field ? `${page} ${field}` : undefined);

/** Keeps when officers signed in and out. */
export const signInOnRecord =
  ({ records }: Pick<Deps, 'records'>) =>
  (by: Person, action: string, at: string): Promise<void> =>
    auditPut(records, { at, by, kind: 'sign-in', action });
