import {
  type barriersToCovering,
  coversOf,
  LONGEST_COVER_REASON,
  type NumberedCover,
  standingOfCover,
} from '../../../../domain/evaluation/cover.ts';
import { isOnPanel } from '../../../../domain/evaluation/panel.ts';
import { choice, day, reason } from '../../../../domain/questions/kinds.ts';
import { dateInWords } from '../../../../domain/time/plain-words.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { type OfWindow, requireEvaluating } from '../../case/window.ts';
import { endCover, haveCovered } from '../../decisions/covers.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

const longest = LONGEST_COVER_REASON;

const shown = (cover: NumberedCover) => ({
  ...cover,
  firstDay: dateInWords(cover.from),
  lastDay: dateInWords(cover.to),
});

/** The covers of a window as its page of who scores lists them: those in force, those to come, and those that are over. */
export const coversShown = (window: Window, now: string) => {
  const at = paths.window(window.windowId);
  const isOn = window.status === 'evaluating';
  const standing = Map.groupBy(coversOf(window), (each) => standingOfCover(each, now));
  const those = (how: ReturnType<typeof standingOfCover>) =>
    (standing.get(how) ?? []).map((each) => ({
      ...shown(each),
      end: isOn && how !== 'ended' ? at.endCover(each.number) : undefined,
    }));
  return [
    { title: 'In force', covers: those('now') },
    { title: 'To come', covers: those('to-come') },
    { title: 'Ended', covers: those('ended').toReversed() },
  ].filter(({ covers }) => covers.length > 0);
};

/** Has somebody cover for an evaluator from a day to a day. */
export const covering = (deps: Deps) =>
  form({
    template: 'officer/panel/cover.njk',
    load: async ({ params, visitor }: OfWindow) => {
      const { window } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
      const [agreement, declarations] = await Promise.all([
        frozenAgreement(deps, window.windowId),
        deps.evaluations.declarations(window.windowId),
      ]);
      const panel = declarations
        .filter(isOnPanel)
        .map(({ officer }) => officer)
        .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
      // Whoever chooses who scores does not choose what they score themselves.
      return { window, agreement, panel, others: panel.filter(({ id }) => id !== visitor.subject) };
    },
    stillTaken: ({ window }) => requireEvaluating(window),
    show: ({ window, agreement, panel, others }) => ({
      title: 'Have somebody cover',
      caption: windowTitle(agreement, window),
      back: { href: paths.window(window.windowId).panel, text: 'Who scores' },
      button: 'Save the cover',
      isOpen: window.status === 'evaluating',
      isPossible: panel.length > 1 && others.length > 0,
    }),
    fields: ({ panel, others }) => ({
      covered: choice({
        label: 'Who is to be covered?',
        choices: panel.map(({ id, name }) => ({ value: id, text: name })),
        missing: 'Select who is to be covered',
      }),
      covering: choice({
        label: 'Who covers for them?',
        choices: others.map(({ id, name }) => ({ value: id, text: name })),
        missing: 'Select who covers for them',
      }),
      from: day({ label: 'First day', hint: 'For example, 2 4 2027', missing: 'Enter the first day' }),
      to: day({ label: 'Last day', hint: 'The cover goes on to the end of this day.', missing: 'Enter the last day' }),
      reason: reason({
        label: 'Why?',
        hint: 'Kept with the window, and with each application that is accepted under the cover.',
        missing: 'Enter why somebody covers',
        longest,
      }),
    }),
    act: async ({ window, panel }, answers, { visitor, arrivedAt: at }) => {
      const named = (id: string) => panel.find((each) => each.id === id) ?? { id, name: id };
      const { from, to, reason } = answers;
      const barriers = await haveCovered(deps, window.windowId, {
        covered: named(answers.covered),
        covering: named(answers.covering),
        from,
        to,
        reason,
        by: personOf(visitor),
        at,
      });
      return { barriers };
    },
    fieldOf: {
      oneself: 'covering',
      'chosen-by-themselves': 'covering',
      'conflict-with-all': 'covering',
      'starts-in-the-past': 'from',
      overlaps: 'from',
      'ends-before-start': 'to',
    } satisfies Partial<Record<ReturnType<typeof barriersToCovering>[number]['code'], string>>,
    otherwise: 'covered',
    next: ({ window }) => paths.window(window.windowId).panel,
  });

type OfCover = SignedInRequest<'/{windowId}/{number}'>;

/** Ends a cover before its last day is over. */
export const endingCover = (deps: Deps) =>
  form({
    template: 'officer/panel/end-cover.njk',
    load: async ({ params, visitor, arrivedAt }: OfCover) => {
      const { window } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
      const cover = coversOf(window).find(({ number }) => String(number) === params.number);
      if (!cover) throw notFound();
      const agreement = await frozenAgreement(deps, window.windowId);
      const isOver = window.status !== 'evaluating' || standingOfCover(cover, arrivedAt) === 'ended';
      return { window, agreement, cover, isOver };
    },
    show: ({ window, agreement, cover, isOver }) => ({
      title: 'End the cover',
      caption: windowTitle(agreement, window),
      back: { href: paths.window(window.windowId).panel, text: 'Who scores' },
      button: 'End the cover',
      cover: shown(cover),
      isOver,
    }),
    fields: {
      reason: reason({
        label: 'Why does it end?',
        hint: 'Kept with the cover.',
        missing: 'Enter why it ends',
        longest,
      }),
    },
    act: async ({ window, cover }, { reason }, { visitor, arrivedAt: at }) => {
      await endCover(deps, window.windowId, cover.number, { by: officerOf(visitor), reason, at });
      return done;
    },
    next: ({ window }) => paths.window(window.windowId).panel,
  });
