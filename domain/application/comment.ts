import * as z from 'zod';
import { type OfficerRole, person } from '../people/officer.ts';

/** Who can be asked by a flag to look at an application: everybody who holds the role. */
export const team = z.enum([
  'procurement-lead',
  'contract-manager',
  'moderator',
  'approver',
]) satisfies z.ZodType<OfficerRole>;
export type Team = z.infer<typeof team>;

export const teamsInWords: Readonly<Record<Team, string>> = {
  'procurement-lead': 'procurement leads',
  'contract-manager': 'contract managers',
  moderator: 'moderators',
  approver: 'approvers',
};

const deed = z.object({ by: person, at: z.iso.datetime() });

/**
 * What an officer wrote beside an application for colleagues. It is never changed; withdrawn, it stays on record. One that names a team is a
 * flag: it holds the award until somebody of that team has looked (docs/rules.md, rule 6).
 */
export const comment = deed.extend({
  text: z.string().min(1),
  team: team.optional(),
  /** Of a flag: what somebody of its team found. */
  settled: deed.extend({ found: z.string() }).optional(),
  /** By its author; of a flag with the reason. */
  withdrawn: deed.extend({ reason: z.string().optional() }).optional(),
});
export type Comment = z.infer<typeof comment>;

/** With its number on the application, from 1: it never changes. */
export interface NumberedComment extends Comment {
  readonly number: number;
}

interface Kept {
  readonly comments?: readonly Comment[] | undefined;
}

export const commentsOf = ({ comments = [] }: Kept): readonly NumberedComment[] =>
  comments.map((each, index) => ({ ...each, number: index + 1 }));

type Flag = NumberedComment & { readonly team: Team };

/** Flags that nobody has settled and whose author has not taken them back, oldest first. */
export const openFlags = (kept: Kept): readonly Flag[] =>
  commentsOf(kept).filter((each): each is Flag => each.team !== undefined && !each.settled && !each.withdrawn);

/** The applications on which a flag is open: they hold the award (docs/rules.md, rule 6). */
export const flagged = <Application extends Kept>(applications: readonly Application[]): readonly Application[] =>
  applications.filter((each) => openFlags(each).length > 0);

/** What becomes of one of them. */
export const changingComment = (
  { comments = [] }: Kept,
  number: number,
  patch: Pick<Comment, 'settled' | 'withdrawn'>,
): { readonly comments: Comment[] } => ({
  comments: comments.map((each, index) => (index + 1 === number ? { ...each, ...patch } : each)),
});
