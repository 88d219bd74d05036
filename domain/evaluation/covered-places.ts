import type { ListedApplication } from '../application/lists.ts';
import type { Officer } from '../people/officer.ts';
import { barriersTo } from '../people/separation.ts';
import { isBeingScored } from './barriers.ts';
import type { NumberedCover } from './cover.ts';
import type { OfferedPlace } from './offered-places.ts';
import { barriersToAssigning, type PanelMember } from './panel.ts';
import { relationsOf } from './relations.ts';

type Considered = Parameters<typeof barriersToAssigning>[1];

/** A place that is assigned to somebody whom this officer covers for, with what keeps the officer from accepting it. */
export interface CoveredPlace {
  readonly offer: OfferedPlace;
  readonly cover: NumberedCover;
  readonly barriers: readonly { readonly code: string; readonly text: string }[];
}

/**
 * The places of an application that are assigned to those whom a member of the panel covers for (`covers`: those in force), with all that
 * bars the member themselves: whoever covers has no right that they would not have if it were assigned to them.
 */
export const coveredPlaces = (
  member: PanelMember,
  application: Considered,
  covers: readonly NumberedCover[],
): readonly CoveredPlace[] =>
  (application.offered ?? []).flatMap((offer) => {
    const cover = covers.find(({ covered }) => covered.id === offer.to.id);
    if (!cover) return [];
    // Who has a conflict of interest with an applicant chooses nobody to score it, be it by a cover.
    const lead: Pick<Officer, 'roles'> = { roles: ['procurement-lead'] };
    const byLead = barriersTo('assign', lead, relationsOf(cover.by.id, { applications: [application] }));
    return [
      {
        offer,
        cover,
        barriers: [
          ...barriersToAssigning(member, application).map(({ code, text }) => ({ code, text: toThem[code] ?? text })),
          ...(byLead.length > 0
            ? [
                {
                  code: 'conflict-of-lead',
                  text: `${cover.by.name}, who had it covered, declared a conflict of interest with this applicant.`,
                },
              ]
            : []),
        ],
      },
    ];
  });

/** The one that they may accept. */
export const placeToCover = (...asked: Parameters<typeof coveredPlaces>): CoveredPlace | undefined =>
  coveredPlaces(...asked).find(({ barriers }) => barriers.length === 0);

/**
 * Whether an application in a list is one that a member may accept for somebody whom they cover for. A list has no email address and does not
 * say who gave up a place: the application's own page has the last word.
 */
export const isToCover =
  (member: PanelMember, covers: readonly NumberedCover[]) =>
  (listed: ListedApplication): boolean =>
    isBeingScored(listed) &&
    !member.conflictedApplications.includes(listed.applicationId) &&
    placeToCover(member, { ...listed, email: '' }, covers) !== undefined;

/** What keeps a member from a place, as it is said to themselves. */
const toThem: Readonly<Partial<Record<ReturnType<typeof barriersToAssigning>[number]['code'], string>>> = {
  'not-in-role': 'Only evaluators can score applications.',
  conflict: 'You declared a conflict of interest with this applicant.',
  moderated: 'You moderated this application, or decided how its moderation goes on.',
  'saw-marks': 'You have been shown another evaluator’s marks of this application.',
  'same-mail-host': 'Your email address is of the same organisation as the applicant’s.',
  'declared-organisation': 'You declared an interest in an organisation of this name.',
  'has-place': 'You have a place on it yourself.',
  'gave-it-up': 'A place on it was yours, and was declined, given back or reassigned.',
};
