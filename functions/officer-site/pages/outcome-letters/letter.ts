import { placesIn } from '../../../../domain/agreement/letter-place.ts';
import { isReleasedBySecond } from '../../../../domain/award/releasing.ts';
import type { DraftedLetter } from '../../../../domain/letters/drafted-letter.ts';
import { reason } from '../../../../domain/questions/kinds.ts';
import { form } from '../../../shared/forms/form.ts';
import { blocksOf } from '../../../shared/letter-blocks.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { OfApplication } from '../../case/application.ts';
import { draftedOutcome } from '../../case/drafted-outcome.ts';
import { officerOf } from '../../case/officer.ts';
import { isOurId } from '../../case/our-id.ts';
import { barriersToLetters, type LettersCase, lettersCase } from '../../case/outcome-letters.ts';
import { callRight, callWrong } from '../../decisions/outcome-letters.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { differenceWords, outcomeKindWords } from '../../words/outcome-letters.ts';

/** One outcome letter as it is drafted, and whether it is wrong: said with the reason, and taken back with one. */
export const outcomeLetterPage = (deps: Deps) =>
  form({
    template: 'officer/outcome-letters/letter.njk',
    load: async ({ params: { windowId, applicationId }, visitor }: OfApplication) => {
      const found = await lettersCase(deps, officerOf(visitor), windowId);
      if (!isOurId(applicationId) || !isReleasedBySecond(found.agreement)) throw notFound();
      const outcome = await draftedOutcome(deps, found, applicationId);
      if (!outcome) throw notFound();
      const said = found.letters.wrong.find((each) => each.applicationId === applicationId);
      return { ...found, ...outcome, applicationId, said, isWrong: said !== undefined && !said.takenBack };
    },
    show: (about) => ({
      title: about.letter.subject,
      caption: `To ${about.letter.addressee}, ${about.listed.reference}`,
      back: { href: paths.window(about.window.windowId).outcomeLetters, text: 'Outcome letters' },
      to: about.letter.to,
      tells: outcomeKindWords[about.listed.kind],
      differences: about.listed.differs.map((each) => differenceWords[each]),
      blocks: about.letter.body.split('\n\n').flatMap(blocksOf),
      drafted: about.drafted,
      release: about.letters.release,
      said: about.said,
      isWrong: about.isWrong,
      places: placesShown(about),
      button: about.isWrong ? 'The letter is right after all' : 'This letter is wrong',
      maySay:
        !about.letters.release &&
        about.window.status === 'evaluating' &&
        barriersToLetters('read-letters', about).length === 0,
    }),
    fields: ({ isWrong }) => ({
      reason: isWrong
        ? reason({
            label: 'Why is it right after all?',
            hint: 'Kept with the letter.',
            missing: 'Enter why the letter is right after all',
          })
        : reason({
            label: 'What is wrong with this letter?',
            hint: 'No letter is released while one is wrong. These words go with the award if it is handed back.',
            missing: 'Enter what is wrong with this letter',
          }),
    }),
    act: async ({ window, applicationId, listed, isWrong }, { reason: why }, { visitor, arrivedAt }) => {
      const about = { windowId: window.windowId, applicationId, reference: listed.reference, reason: why };
      const made = { ...about, officer: officerOf(visitor), at: arrivedAt };
      return { barriers: await (isWrong ? callRight(deps, made) : callWrong(deps, made)) };
    },
    next: ({ window, applicationId }) => paths.window(window.windowId).application(applicationId).outcomeLetter,
  });

/** The places of a letter where officers may write, with every version of what stood there. */
const placesShown = ({
  agreement,
  window,
  applicationId,
  listed,
  letters,
}: LettersCase & { readonly applicationId: string; readonly listed: DraftedLetter }) =>
  placesIn(agreement.outcomeLetters, listed.kind).map(({ id, label }) => {
    const versions = letters.words.filter((each) => each.applicationId === applicationId && each.place === id);
    return {
      label,
      last: versions.at(-1),
      earlier: versions.slice(0, -1).toReversed(),
      href: paths.window(window.windowId).application(applicationId).wordsInLetter(id),
    };
  });
