import {
  barriersToCovering,
  type Cover,
  type CoverAsked,
  coversOf,
  isSameCover,
  type NumberedCover,
  standingOfCover,
} from '../../../domain/evaluation/cover.ts';
import { isOnPanel } from '../../../domain/evaluation/panel.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { dateInWords, momentInWords } from '../../../domain/time/plain-words.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { conflictedWithAll } from '../case/covers.ts';
import { requireEvaluating, windowAsked } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { againOnConflict } from './again-on-conflict.ts';

/**
 * Has somebody cover for an evaluator for some days. Sent twice, it is saved once; of two leads at once the other is told whose counts.
 * @returns what stands against it
 * @throws Problem 409 where the window is not evaluated any more
 */
export const haveCovered = (
  deps: Deps,
  windowId: string,
  asked: CoverAsked & Pick<Cover, 'reason' | 'at'>,
): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const [members, isConflictedWithAll] = await Promise.all([
      deps.evaluations.declarations(windowId),
      conflictedWithAll(deps, windowId, asked.covering),
    ]);
    // Last, as it says what was done.
    const window = await windowAsked(deps, windowId);
    const { at, by, covered, covering, from, to, reason } = asked;
    const isStanding = (each: Cover) => standingOfCover(each, at) !== 'ended';
    if (coversOf(window).some((each) => isStanding(each) && isSameCover(each, asked))) return [];
    requireEvaluating(window);
    const panel = new Set(members.filter(isOnPanel).map(({ officer }) => officer.id));
    const barriers = barriersToCovering(window, asked, { now: at, panel, isConflictedWithAll });
    if (barriers.length > 0) return barriers;
    const fresh: Cover = { covered, covering, from, to, reason, by, at };
    await deps.windows.change(
      window,
      { covers: [...(window.covers ?? []), fresh] },
      { at, by, action: 'cover for an evaluator saved', detail: `${coverInWords(fresh)}: ${reason}` },
    );
    return [];
  });

/** Ends a cover before its last day is over, with a reason. Of two at once one counts, and the other is told whose. @throws Problem */
export const endCover = (
  deps: Deps,
  windowId: string,
  number: number,
  { by: { id, name }, reason, at }: { readonly by: Officer; readonly reason: string; readonly at: string },
): Promise<void> =>
  againOnConflict(async () => {
    const window = await windowAsked(deps, windowId);
    const cover = coversOf(window).find((each) => each.number === number);
    if (!cover) throw notFound();
    if (cover.ended?.by.id === id && cover.ended.reason === reason) return;
    if (standingOfCover(cover, at) === 'ended') throw endedAlready(window, cover);
    requireEvaluating(window);
    const by = { id, name };
    await deps.windows.change(
      window,
      {
        covers: (window.covers ?? []).map((each, index) =>
          index + 1 === number ? { ...each, ended: { by, at, reason } } : each,
        ),
      },
      { at, by, action: 'cover for an evaluator ended', detail: `${coverInWords(cover)}: ${reason}` },
    );
  });

const coverInWords = ({ covered, covering, from, to }: Cover): string =>
  `${covering.name} for ${covered.name}, ${dateInWords(from)} to ${dateInWords(to)}`;

const endedAlready = ({ windowId }: Window, { ended, to }: NumberedCover): Problem =>
  new Problem(409, {
    title: 'This cover has ended',
    lines: ended
      ? [
          `${ended.by.name} ended it at ${momentInWords(ended.at)}.`,
          `In their words: ${ended.reason}`,
          'Yours was not saved.',
        ]
      : [`Its last day was ${dateInWords(to)}. Nothing was saved.`],
    link: { href: paths.window(windowId).panel, text: 'See who scores' },
  });
