import { describe, expect, it } from 'vitest';
import { type Comment, changingComment, commentsOf, flagged, openFlags } from '../../../domain/application/comment.ts';
import {
  barriersToCommenting,
  barriersToReadingComments,
  barriersToSettling,
  barriersToWithdrawing,
  commentsSeen,
  flagsSeen,
  MOST_COMMENTS,
  mayStillScore,
} from '../../../domain/application/commenting.ts';
import { listedAs, listsOf } from '../../../domain/application/lists.ts';
import type { OfficerRole } from '../../../domain/people/officer.ts';
import { anApplication } from '../../builders/an-application.ts';
import { clock } from '../../builders/clock.ts';
import { officers, personOf } from '../../builders/people.ts';

const officer = (id: string, ...roles: OfficerRole[]) => ({ id, name: id, roles });
const evaluating = { status: 'evaluating' } as const;
const over = { status: 'standstill' } as const;
const deed = { by: personOf(officers.lead), at: clock.now() };
const said = (patch: Partial<Comment> = {}): Comment => ({ ...deed, text: 'Its two addresses differ.', ...patch });
const codes = (reasons: readonly { readonly code: string }[]) => reasons.map(({ code }) => code);

describe('A flag is open', () => {
  it.each([
    ['a comment', said(), false],
    ['a withdrawn comment', said({ withdrawn: deed }), false],
    ['a flag', said({ team: 'approver' }), true],
    ['a flag that is settled', said({ team: 'approver', settled: { ...deed, found: 'They are one.' } }), false],
    ['a flag that is taken back', said({ team: 'approver', withdrawn: { ...deed, reason: 'Wrong firm.' } }), false],
  ])('or not: %s', (_, comment, isOpen) => {
    const application = { ...anApplication().scored(), comments: [comment] };
    expect(openFlags(application)).toHaveLength(isOpen ? 1 : 0);
    expect(flagged([application])).toHaveLength(isOpen ? 1 : 0);
    expect(listsOf(application).lists.includes('flagged')).toBe(isOpen);
  });
});

describe('Who may still score an application neither reads nor writes comments on it', () => {
  const { edith, evan } = officers;
  it.each([
    ['an evaluator without a place', anApplication().evaluating(), officer('esther', 'evaluator'), true],
    ['one before it is scored at all', anApplication().complianceReferred(), officer('esther', 'evaluator'), true],
    ['one whose marks are not final', anApplication().evaluating(edith), officer('edith', 'evaluator'), true],
    ['one whose marks are final', anApplication().moderating([edith, evan]), officer('edith', 'evaluator'), false],
    ['one who may step in once marks are set aside', anApplication().scored(), officer('esther', 'evaluator'), true],
    ['whoever is no evaluator', anApplication().evaluating(), officer('priya', 'procurement-lead'), false],
    [
      'an evaluator who has seen the marks',
      { ...anApplication().scored(), shownMarks: [{ by: { id: 'esther', name: 'E' }, at: clock.now() }] },
      officer('esther', 'evaluator'),
      false,
    ],
  ])('%s', (_, application, who, is) => {
    expect(mayStillScore(who, application, evaluating)).toBe(is);
    expect(mayStillScore(who, application, over)).toBe(false);
  });
});

describe('Comments are read', () => {
  const application = { ...anApplication().evaluating(), comments: [said(), said({ team: 'moderator' })] };
  const withFindings = { ...anApplication().complianceReferred(), comments: application.comments };
  it.each([
    ['by a lead', officer('lee', 'procurement-lead'), application, [1, 2], []],
    ['by an auditor', officer('arno', 'auditor'), application, [1, 2], []],
    ['by moderators, where they are asked', officer('mina', 'moderator'), application, [2], ['not-in-role']],
    ['not by an evaluator', officer('edith', 'evaluator'), application, [], ['not-in-role']],
    [
      'not by a lead who may score',
      officer('x', 'procurement-lead', 'evaluator'),
      application,
      [],
      ['may-still-score'],
    ],
    ['not by a moderator who may score', officer('x', 'moderator', 'evaluator'), application, [], ['not-in-role']],
    [
      'by a lead who moderates only where they are asked, of one whose check found something',
      officer('x', 'procurement-lead', 'moderator'),
      withFindings,
      [2],
      ['judges-quality'],
    ],
  ])('%s', (_, who, about, numbers, against) => {
    expect(commentsSeen(who, about, evaluating).map(({ number }) => number)).toEqual(numbers);
    expect(codes(barriersToReadingComments(who, about, evaluating))).toEqual(against);
    const flags = flagsSeen(who, listedAs('flagged', about), evaluating).map(({ number }) => number);
    expect(flags).toEqual(numbers.filter((each) => each === 2));
  });
});

describe('What stands against a comment', () => {
  const application = anApplication().scored();
  const lead = officer('lee', 'procurement-lead');
  const none = { team: undefined, isApproved: false };
  it.each([
    ['nothing', lead, application, evaluating, none, []],
    ['nothing after the approval', lead, application, over, { ...none, isApproved: true }, []],
    [
      'a flag after the approval',
      lead,
      application,
      evaluating,
      { team: 'approver', isApproved: true },
      ['award-approved'],
    ],
    [
      'a flag in a window that is over',
      lead,
      application,
      over,
      { team: 'approver', isApproved: false },
      ['award-approved'],
    ],
    ['an auditor', officer('arno', 'auditor'), application, evaluating, none, ['not-in-role']],
    [
      'too many',
      lead,
      { ...application, comments: Array.from({ length: MOST_COMMENTS }, () => said()) },
      evaluating,
      none,
      ['too-many'],
    ],
  ] as const)('%s', (_, who, about, window, flag, against) => {
    expect(codes(barriersToCommenting(who, about, window, flag))).toEqual(against);
  });

  it('as it ends: a flag is settled by its team and not by who raised it, and withdrawn by its author alone', () => {
    const flag = said({ team: 'procurement-lead' });
    expect(codes(barriersToSettling(flag, officer('lee', 'procurement-lead')))).toEqual([]);
    expect(codes(barriersToSettling(flag, officer('alan', 'approver')))).toEqual(['not-their-team']);
    expect(codes(barriersToSettling(flag, officer('priya', 'procurement-lead')))).toEqual(['raised-it']);
    expect(codes(barriersToWithdrawing(flag, officer('lee', 'procurement-lead')))).toEqual(['not-theirs']);
    expect(codes(barriersToWithdrawing(flag, officer('priya', 'procurement-lead')))).toEqual([]);
  });

  it('is never its words: what is written stays as it ends', () => {
    const before = { comments: [said(), said({ team: 'approver' })] };
    const after = changingComment(before, 2, { settled: { ...deed, found: 'They are one.' } });
    expect(commentsOf(after).map(({ text, settled }) => [text, settled?.found])).toEqual([
      ['Its two addresses differ.', undefined],
      ['Its two addresses differ.', 'They are one.'],
    ]);
  });
});
