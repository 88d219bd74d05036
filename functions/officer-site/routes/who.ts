import { awarding, caseFileReaders, deciders, lookingOn } from '../../../domain/people/officer.ts';
import { withRole } from '../../shared/web/routes.ts';

/** Who may look at pages and send their forms, by their roles. */
export const everyOfficer = withRole(...lookingOn);
export const deciding = withRole(...deciders);
export const reading = withRole(...caseFileReaders);
export const ofAward = withRole(...awarding);
export const readingLetters = { get: reading.get, post: ofAward.post };
export const asked = withRole(...deciders, 'auditor');
export const administering = withRole('administrator');
export const assigning = withRole('procurement-lead');
export const evaluating = withRole('evaluator');
export const calibrating = { get: withRole('procurement-lead', 'evaluator', 'moderator').get, post: evaluating.post };
export const moderating = withRole('moderator');
export const recommending = { get: reading.get, post: withRole('procurement-lead').post };
export const approvers = withRole('approver');
export const releasers = withRole('procurement-lead', 'approver');
export const settlingFlags = withRole(...awarding, 'moderator');
export const readingFlags = withRole(...caseFileReaders, 'moderator');
export const approving = { get: reading.get, post: approvers.post };
