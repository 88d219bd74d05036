import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { endOfDay } from '../../../domain/award/standstill.ts';
import { type GivenPlace, shareOut } from '../../../domain/evaluation/balanced-places.ts';
import { isBeingScored } from '../../../domain/evaluation/barriers.ts';
import { unassignedPlaces } from '../../../domain/evaluation/offered-places.ts';
import { barriersToAssigning } from '../../../domain/evaluation/panel.ts';
import type { Officer, Person } from '../../../domain/people/officer.ts';
import { londonDate, plusDays } from '../../../domain/time/london.ts';
import type { Seat } from '../case/panel.ts';
import type { Deps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { requireSeparate } from './require-separate.ts';

/** An evaluator, and how many places they can have in all. */
export interface Available {
  readonly seat: Seat;
  readonly atMost: number;
}

/** Who would score which of these applications, and which places nobody is left for. */
export const planned = (applications: readonly OpenedApplication[], available: readonly Available[]) =>
  shareOut(
    applications.map((application) => ({
      applicationId: application.applicationId,
      places: unassignedPlaces(application).length,
      barred: new Set(
        available
          .filter(({ seat }) => barriersToAssigning(seat, application).length > 0)
          .map(({ seat }) => seat.officer.id),
      ),
    })),
    available.map(({ seat: { officer, has }, atMost }) => ({ id: officer.id, has, atMost })),
  );

interface Assigning {
  readonly given: readonly GivenPlace[];
  readonly panel: readonly Seat[];
  readonly by: Officer;
  readonly at: string;
  readonly daysToAccept: number;
}

/** So many applications are written at once. */
const TOGETHER = 10;

/** Assigns places. What has come to be somebody else's meanwhile, or is not scored any more, is left as it is. @throws Problem 403 */
export const assignPlaces = async (deps: Deps, assigning: Assigning): Promise<void> => {
  const byApplication = [...Map.groupBy(assigning.given, ({ applicationId }) => applicationId)];
  for (let from = 0; from < byApplication.length; from += TOGETHER)
    await Promise.all(
      byApplication
        .slice(from, from + TOGETHER)
        .map(([applicationId, places]) => assignPlacesOf(deps, applicationId, { ...assigning, given: places })),
    );
};

const assignPlacesOf = (
  deps: Deps,
  applicationId: string,
  { given, panel, by: officer, at, daysToAccept }: Assigning,
): Promise<void> =>
  againOnConflict(async () => {
    const application = await deps.applications.get(applicationId);
    if (!application || !isBeingScored(application)) return;
    requireSeparate('assign', officer, application, application.windowId);
    const open = given.flatMap(({ to }) => {
      const seat = panel.find((each) => each.officer.id === to);
      return seat && barriersToAssigning(seat, application).length === 0 ? [seat.officer] : [];
    });
    const by = { id: officer.id, name: officer.name };
    const slots = unassignedPlaces(application);
    const offered = open
      .slice(0, slots.length)
      .map((to, each) => ({ slot: slots[each] ?? 1, to, by, at, answerBy: answerBy(at, daysToAccept) }));
    if (offered.length === 0) return;
    await deps.records.transact(
      deps.applications.changeWrites(
        application,
        { offered: [...(application.offered ?? []), ...offered] },
        { at, by, action: 'evaluators assigned', detail: offered.map(assignedInWords).join(', ') },
      ),
    );
  });

/** Until when an assignment is to be answered: the end of a day. */
export const answerBy = (at: string, days: number): string => endOfDay(plusDays(londonDate(at), days));

export const assignedInWords = ({ slot, to }: { readonly slot: number; readonly to: Person }): string =>
  `place ${slot} to ${to.name}`;
