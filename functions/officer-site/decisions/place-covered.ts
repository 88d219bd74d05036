import type { StoredDeclaration } from '../../../adapters/dynamodb/evaluations.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { coveredBy } from '../../../domain/evaluation/cover.ts';
import { placeToCover } from '../../../domain/evaluation/covered-places.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { dateInWords } from '../../../domain/time/plain-words.ts';
import { windowAsked } from '../case/window.ts';
import type { Deps } from '../deps.ts';

/**
 * The place of an application that this officer may accept for somebody whom they cover for, with what is noted of that; undefined where
 * there is none. `held` joins the transaction: a cover that a lead ends meanwhile counts no more.
 */
export const placeCovered = async (
  deps: Pick<Deps, 'windows'>,
  officer: Officer,
  application: OpenedApplication,
  declaration: StoredDeclaration,
  at: string,
) => {
  if ((application.offered ?? []).length === 0) return undefined;
  const window = await windowAsked(deps, application.windowId);
  // What they may do follows from the roles that they hold now.
  const member = { ...declaration, roles: officer.roles };
  const place = placeToCover(member, application, coveredBy(window, officer.id, at));
  if (!place) return undefined;
  const { covered, by, from, to, reason } = place.cover;
  return {
    offer: place.offer,
    coveringFor: { of: covered, by, reason, at },
    detail: `covering for ${covered.name} from ${dateInWords(from)} to ${dateInWords(to)}, as ${by.name} decided: ${reason}`,
    held: deps.windows.changeWrites(
      window,
      {},
      {
        at,
        by: { id: officer.id, name: officer.name },
        action: 'place accepted under a cover',
        subject: application.applicationId,
        detail: `cover ${place.cover.number}`,
      },
    ),
  };
};
