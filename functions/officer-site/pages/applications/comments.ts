import { type NumberedComment, team, teamsInWords } from '../../../../domain/application/comment.ts';
import {
  barriersToCommenting,
  barriersToReadingComments,
  barriersToSettling,
  barriersToWithdrawing,
  commentsSeen,
  LONGEST_COMMENT,
} from '../../../../domain/application/commenting.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { awarding, caseFileReaders, holds, type Officer } from '../../../../domain/people/officer.ts';
import { choice, longText, optionalLongText, reason } from '../../../../domain/questions/kinds.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { applicationSeenBy, applicationWith, type OfApplication } from '../../case/application.ts';
import { awardApproved } from '../../case/award-state.ts';
import { officerOf } from '../../case/officer.ts';
import { endComment, howItEnded, writeComment } from '../../decisions/comments.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

const NOBODY = 'nobody';
const longest = LONGEST_COMMENT;

/** A comment as pages show it: who wrote it, how it ended, and what this officer can do about it. */
const shownAs = (officer: Officer, { windowId, applicationId }: OpenedApplication) => {
  const at = paths.window(windowId).application(applicationId);
  return (each: NumberedComment) => {
    const ended = howItEnded(each);
    const to = at.comment(each.number);
    return {
      ...each,
      asks: each.team && teamsInWords[each.team],
      ended,
      settle: each.team && !ended && barriersToSettling(each, officer).length === 0 ? to.settle : undefined,
      withdraw: ended || barriersToWithdrawing(each, officer).length > 0 ? undefined : to.withdraw,
    };
  };
};

/** The comments on an application as this officer sees them, or why not; undefined for whoever has nothing to do with them. */
export const commentsShown = (officer: Officer, application: OpenedApplication, window: Window) => {
  if (!holds(officer, ...caseFileReaders, 'moderator')) return undefined;
  const [why] = holds(officer, ...caseFileReaders) ? barriersToReadingComments(officer, application, window) : [];
  const comments = commentsSeen(officer, application, window).map(shownAs(officer, application));
  const writes = !why && holds(officer, ...awarding);
  const { comments: href } = paths.window(application.windowId).application(application.applicationId);
  return { why: why?.text, comments, writeHref: writes ? href : undefined };
};

const headOf = ({ windowId, applicationId, organisationName, receipt }: OpenedApplication) => ({
  caption: `${organisationName}, ${receipt.reference}`,
  back: { href: paths.window(windowId).application(applicationId).page, text: organisationName },
});

const nextOf = ({ application: { windowId, applicationId } }: { readonly application: OpenedApplication }) =>
  paths.window(windowId).application(applicationId).page;

/** Writes a comment for colleagues, or flags the application to a team. */
export const commenting = (deps: Deps) =>
  form({
    template: 'officer/applications/comment.njk',
    load: async ({ params, visitor }: OfApplication) => {
      const seen = await applicationWith(deps, officerOf(visitor), params, () => awardApproved(deps, params.windowId));
      return { ...seen, isApproved: seen.beside };
    },
    show: ({ application, window, isApproved }, { visitor }) => {
      const officer = officerOf(visitor);
      const asksNobody = { team: undefined, isApproved };
      return {
        ...headOf(application),
        title: 'Comment for colleagues',
        button: 'Save the comment',
        isOver: isApproved || window.status !== 'evaluating',
        comments: commentsSeen(officer, application, window).map(shownAs(officer, application)),
        against: barriersToCommenting(officer, application, window, asksNobody).map(({ text }) => text),
      };
    },
    fields: ({ isApproved, window }) => ({
      text: longText({
        label: 'Your comment',
        hint: `${longest} characters at most. Write nothing of price: somebody who judges quality may come to read it.`,
        missing: 'Enter your comment',
        longest,
      }),
      team: choice({
        label: 'Does a team have to look at it?',
        hint: 'A flag is on the desk of that team, and holds the award, until one of them has settled it or you take it back.',
        choices: [
          { value: NOBODY, text: 'No, it is a comment' },
          ...(isApproved || window.status !== 'evaluating' ? [] : team.options).map((value) => ({
            value,
            text: `Yes: ${teamsInWords[value]}`,
          })),
        ],
        missing: 'Select whether a team has to look at it',
      }),
    }),
    act: async ({ application }, answers, { visitor, arrivedAt: at }) => {
      const written = { text: answers.text, team: team.safeParse(answers.team).data, at };
      return { barriers: await writeComment(deps, application.applicationId, officerOf(visitor), written) };
    },
    otherwise: 'text',
    next: nextOf,
  });

type OfComment = SignedInRequest<'/{windowId}/{applicationId}/{number}'>;

/** Settles a flag, for somebody of its team; or withdraws a comment, for its author. */
export const endingComment = (deps: Deps, how: 'settled' | 'withdrawn') =>
  form({
    template: 'officer/applications/comment.njk',
    load: async ({ params, visitor }: OfComment) => {
      const officer = officerOf(visitor);
      const { application, window } = await applicationSeenBy(deps, officer, params);
      const comment = commentsSeen(officer, application, window).find(({ number }) => String(number) === params.number);
      if (!comment || (how === 'settled' && !comment.team)) throw notFound();
      return { application, comment };
    },
    show: ({ application, comment }, { visitor }) => {
      const officer = officerOf(visitor);
      const barriers =
        how === 'settled' ? barriersToSettling(comment, officer) : barriersToWithdrawing(comment, officer);
      const shown = shownAs(officer, application)(comment);
      const withdrawing = comment.team ? 'Take the flag back' : 'Withdraw the comment';
      return {
        ...headOf(application),
        title: how === 'settled' ? 'Settle a flag' : withdrawing,
        button: how === 'settled' ? 'Settle the flag' : withdrawing,
        comments: [{ ...shown, settle: undefined, withdraw: undefined }],
        isEnding: true,
        against: shown.ended ? [] : barriers.map(({ text }) => text),
        isEnded: shown.ended !== undefined,
      };
    },
    fields: ({ comment }) => ({
      why:
        how === 'settled'
          ? reason({
              label: 'What did you find?',
              hint: 'Kept with the flag. The award is held by it no more.',
              missing: 'Enter what you found',
              longest,
            })
          : comment.team
            ? reason({
                label: 'Why is it taken back?',
                hint: 'Kept with the flag.',
                missing: 'Enter why it is taken back',
                longest,
              })
            : optionalLongText({
                label: 'Why is it withdrawn? (optional)',
                hint: 'What you wrote stays on record, marked as withdrawn by you.',
                longest,
              }),
    }),
    act: async ({ application, comment }, { why }, { visitor, arrivedAt: at }) => ({
      barriers: await endComment(deps, application.applicationId, comment.number, officerOf(visitor), { how, why, at }),
    }),
    next: nextOf,
  });
