import { successorIdOf } from '../../stand-ins/cqc/kinds.ts';
import type { ApplyingFirm } from './firm.ts';

const stories: Partial<Record<ApplyingFirm['kind'], string>> = {
  requiresImprovement:
    'CQC asked us to improve how medicines and audits were recorded. We have a plan with dates, an outside adviser reads our audits every month, and CQC has seen the first results.',
  requiresImprovementSaf:
    'Our latest assessment asks for better leadership. A new registered manager has begun, and the action plan that CQC agreed to is two thirds done.',
  inheritedRating:
    'The rating was given before the company changed hands. It is the same manager and the same team, in the same office, who give the care today.',
  neverRated: 'We registered lately and have not been inspected yet.',
  inspectedNotRated: 'CQC inspected us while we supported too few people to be rated.',
  twoGroupsDiffer:
    'Our home care is rated Good. The other rating is for our supported living, which is not part of this application. We changed our name in January, and CQC has not changed it yet: the company number is the same.',
  severalLocations: 'The care would be given from the location named here; our other branches work for other councils.',
  dormant: 'We have paused this branch and would start it up again if we were given work.',
};

/** What a firm says of its registration and rating, where there is something to say. */
export const registerStory = (firm: Pick<ApplyingFirm, 'kind' | 'number'>): string =>
  firm.kind === 'reRegistered' ? reRegistered(firm) : (stories[firm.kind] ?? '');

const reRegistered = ({ number }: Pick<ApplyingFirm, 'number'>): string =>
  `We changed hands in 2024, and are now registered as ${successorIdOf(number)}. It is the same manager and the same team, in the same office.`;

/** The name that a firm gives: one has changed it since it registered. */
export const nameGiven = ({ kind, name }: Pick<ApplyingFirm, 'kind' | 'name'>): string =>
  kind === 'twoGroupsDiffer' ? `${name} and Support` : name;
