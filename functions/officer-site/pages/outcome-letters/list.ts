import type { DraftList } from '../../../../adapters/dynamodb/outcome-drafts.ts';
import { isReleasedBySecond, stillWrong } from '../../../../domain/award/releasing.ts';
import type { DraftedLetter } from '../../../../domain/letters/drafted-letter.ts';
import { outcomeKinds } from '../../../../domain/letters/outcome-kind.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { officerOf } from '../../case/officer.ts';
import { barriersToLetters, type LettersCase, lettersCase } from '../../case/outcome-letters.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { differenceWords, outcomeKindWords } from '../../words/outcome-letters.ts';
import { windowTitle } from '../../words/window-title.ts';
import { writtenShown } from './written.ts';

const lists: readonly DraftList[] = [...outcomeKinds, 'differs'];

/** The outcome letters before they go: how many of each kind, with an example, those that are set apart, and all of them fifty a page. */
export const outcomeLetterList =
  (deps: Deps) =>
  async ({ params, visitor, query }: OfWindow): Promise<PageResult> => {
    const found = await lettersCase(deps, officerOf(visitor), params.windowId);
    const { window, agreement, approval, drafted, letters } = found;
    const { windowId } = window;
    const at = paths.window(windowId);
    const list = lists.find((each) => each === query.get('list'));
    const after = query.get('after') ?? undefined;
    const listed = drafted && (await deps.drafts.page(windowId, drafted.round, { list, after }));
    const wrong = stillWrong(letters.wrong);
    const hrefOf = (applicationId: string) => at.application(applicationId).outcomeLetter;
    const shown = (each: DraftedLetter) => ({
      ...each,
      href: hrefOf(each.applicationId),
      tells: outcomeKindWords[each.kind],
      differences: each.differs.map((difference) => differenceWords[difference]),
      isWrong: wrong.some(({ applicationId }) => applicationId === each.applicationId),
    });
    return page('officer/outcome-letters/list.njk', {
      title: 'Outcome letters',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: { href: at.page, text: 'The window' },
      at,
      here: list ? `${at.outcomeLetters}?list=${list}` : at.outcomeLetters,
      isReleasedBySecond: isReleasedBySecond(agreement),
      approval,
      drafted,
      kinds: drafted ? kindsShown(drafted, hrefOf) : [],
      total: drafted ? outcomeKinds.reduce((sum, kind) => sum + drafted.counts[kind], 0) : 0,
      list,
      listName: list && (list === 'differs' ? 'Set apart from the others of their kind' : outcomeKindWords[list]),
      letters: listed?.items.map(shown),
      next: listed?.next,
      isFirst: after === undefined,
      read: letters.read,
      readBefore: letters.readBefore,
      written: writtenShown(windowId, letters),
      release: letters.release,
      wrong: wrong.map((each) => ({ ...each, href: hrefOf(each.applicationId) })),
      ...mayOf(found),
    });
  };

const kindsShown = (
  { counts, examples }: NonNullable<LettersCase['drafted']>,
  hrefOf: (applicationId: string) => string,
) =>
  outcomeKinds.flatMap((kind) => {
    const example = examples[kind];
    return example === undefined
      ? []
      : [{ kind, text: outcomeKindWords[kind], count: counts[kind], exampleHref: hrefOf(example) }];
  });

const mayOf = (found: LettersCase) => {
  const isOpen = found.drafted !== undefined && !found.letters.release && found.window.status === 'evaluating';
  return {
    maySay: isOpen && barriersToLetters('read-letters', found).length === 0,
    mayRelease: isOpen && barriersToLetters('release-letters', found).length === 0,
  };
};
